package org.diwan.desk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diwan.desk.Look.Reason;
import org.diwan.forms.Answers;
import org.diwan.forms.FormSchema;
import org.diwan.forms.FormView;
import org.diwan.forms.Forms;
import org.diwan.forms.Problem;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** The form that asks for the reason of a look. */
@Component
class LookForm {

    private static final String REASON = "lookReason";
    private static final String CASE = "lookCase";
    private static final String WORDS = "lookWords";

    private final FormSchema schema;
    private final Forms forms;
    private final MessageSource messages;

    LookForm(Forms forms, MessageSource messages) throws IOException {
        this.forms = forms;
        this.messages = messages;
        this.schema =
                FormSchema.parse(new ClassPathResource("desk/look.form").getContentAsString(StandardCharsets.UTF_8));
    }

    FormView view(Answers answers, Locale locale) {
        Map<String, String> texts = Stream.of(
                        REASON + ".label",
                        REASON + ".error.required",
                        REASON + ".option.phone",
                        REASON + ".option.counter",
                        REASON + ".option.case",
                        REASON + ".option.other",
                        CASE + ".label",
                        CASE + ".hint",
                        CASE + ".error.required",
                        WORDS + ".label",
                        WORDS + ".hint",
                        WORDS + ".error.required")
                .collect(Collectors.toMap(
                        name -> "form.look." + name, name -> messages.getMessage("desk.look." + name, null, locale)));
        return forms.view(schema, answers, texts, locale);
    }

    /** The form for somebody who comes from a task of this case, or from none. */
    static Answers beginning(String reference) {
        return Answers.of(reference.isEmpty() ? Map.of() : Map.of(REASON, Reason.CASE.key(), CASE, reference));
    }

    /** What was posted; a case has to be one of the client's, another reason has to be said. */
    Answers read(MultiValueMap<String, String> posted, Predicate<String> isCase) {
        Answers answers = forms.read(schema, posted, Map.of());
        Map<String, Problem> errors = new LinkedHashMap<>(answers.errors());
        Object reason = answers.values().get(REASON);
        if (Reason.CASE.key().equals(reason) && !isCase.test(reference(answers))) {
            errors.putIfAbsent(CASE, new Problem("required", Map.of()));
        }
        if (Reason.OTHER.key().equals(reason) && text(answers, WORDS).isEmpty()) {
            errors.putIfAbsent(WORDS, new Problem("required", Map.of()));
        }
        return new Answers(
                new HashMap<>(answers.values()),
                errors,
                answers.typed(),
                answers.asked(),
                answers.undeclared(),
                answers.known(),
                answers.focus());
    }

    /** The reason that valid answers give. */
    static Look look(Answers answers) {
        Reason reason = Reason.of(text(answers, REASON));
        return new Look(
                reason,
                reason == Reason.CASE ? reference(answers) : null,
                reason == Reason.OTHER ? text(answers, WORDS) : null);
    }

    /** The reference however it was typed: pages show it in groups. */
    private static String reference(Answers answers) {
        return text(answers, CASE).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    private static String text(Answers answers, String key) {
        return answers.values().get(key) instanceof String text ? text.strip() : "";
    }
}
