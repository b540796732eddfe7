package org.diwan.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diwan.cases.PostedForms;
import org.diwan.forms.Answers;
import org.diwan.forms.FormSchema;
import org.diwan.forms.FormView;
import org.diwan.forms.Forms;
import org.diwan.identity.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The form in which staff write a comment, files with it; a form like any other, so that it obeys the same rules. */
@Component
class NoteForm {

    private static final String TEXT = "noteText";
    private static final String SHOWN = "noteShown";

    private final FormSchema schema;
    private final Forms forms;
    private final PostedForms posts;
    private final MessageSource messages;

    NoteForm(Forms forms, PostedForms posts, MessageSource messages) throws IOException {
        this.forms = forms;
        this.posts = posts;
        this.messages = messages;
        this.schema =
                FormSchema.parse(new ClassPathResource("desk/note.form").getContentAsString(StandardCharsets.UTF_8));
    }

    FormView view(Answers answers, Locale locale) {
        Map<String, String> texts = Stream.of(
                        TEXT + ".label",
                        TEXT + ".hint",
                        TEXT + ".error.required",
                        "noteFiles.label",
                        "noteFiles.hint",
                        SHOWN + ".label")
                .collect(Collectors.toMap(name -> "form.note." + name, words(locale)));
        return forms.view(schema, answers, texts, locale);
    }

    private Function<String, String> words(Locale locale) {
        return name -> messages.getMessage("desk.note." + name, null, locale);
    }

    /** Who owns the files of a comment until it is written. */
    static String scope(String reference, SignedIn person) {
        return reference + "#" + person.userName();
    }

    Answers read(String reference, HttpServletRequest request, SignedIn person) {
        return posts.read(schema, request, scope(reference, person), person.userName());
    }

    static String text(Answers answers) {
        return String.valueOf(answers.values().get(TEXT));
    }

    /** Whether the client may see the files. */
    static boolean shown(Answers answers) {
        return Boolean.TRUE.equals(answers.values().get(SHOWN));
    }

    List<UUID> files(Answers answers) {
        return forms.files(schema, answers.values()).stream()
                .map(file -> UUID.fromString(file.id()))
                .toList();
    }
}
