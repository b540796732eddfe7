package org.diwan.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.diwan.cases.Message.Side;
import org.diwan.forms.Answers;
import org.diwan.forms.FormSchema;
import org.diwan.forms.FormView;
import org.diwan.forms.Forms;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** The form in which a message is written: a form like any other, so that its text obeys the same rules. */
@Component
public class MessageForm {

    private static final String TEXT = "messageText";

    private final FormSchema schema;
    private final Forms forms;
    private final MessageSource messages;

    MessageForm(Forms forms, MessageSource messages) throws IOException {
        this.forms = forms;
        this.messages = messages;
        this.schema = FormSchema.parse(
                new ClassPathResource("cases/message.form").getContentAsString(StandardCharsets.UTF_8));
    }

    /** The empty form. */
    public FormView empty(Side writer, Locale locale) {
        return view(Answers.of(Map.of()), writer, locale);
    }

    /** The form as it was filled in. */
    public FormView view(Answers answers, Side writer, Locale locale) {
        String words = writer == Side.CLIENT ? "cases.messages.write." : "cases.messages.answer.";
        Map<String, String> texts = Map.of(
                "form.message.messageText.label", messages.getMessage(words + "label", null, locale),
                "form.message.messageText.hint", messages.getMessage(words + "hint", null, locale),
                "form.message.messageText.error.required",
                        messages.getMessage("cases.messages.write.required", null, locale));
        return forms.view(schema, answers, texts, locale);
    }

    /** What was posted. */
    public Answers read(MultiValueMap<String, String> posted) {
        return forms.read(schema, posted, Map.of());
    }

    /** The text of a valid message. */
    public static String text(Answers answers) {
        return String.valueOf(answers.values().get(TEXT));
    }
}
