package org.diwan.cases;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diwan.cases.Message.Side;
import org.diwan.forms.Answers;
import org.diwan.forms.FormView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The messages of a case as a page shows them to one side. */
@Component
public class Threads {

    private final Correspondence correspondence;
    private final MessageForm form;

    Threads(Correspondence correspondence, MessageForm form) {
        this.correspondence = correspondence;
        this.form = form;
    }

    /**
     * One case's messages.
     *
     * @param unread how many were new when the page was opened
     * @param refusal why the reader may not write now, or null
     * @param form the form to write with, or null
     */
    public record View(
            List<Message> messages,
            Side reader,
            long unread,
            Correspondence.@Nullable Refusal refusal,
            @Nullable FormView form) {

        /** The last message shown; what comes later is not seen yet. */
        public long last() {
            return messages.isEmpty() ? 0 : messages.get(messages.size() - 1).id();
        }
    }

    /** The messages, with an empty form. */
    public View show(Case file, Side reader, Locale locale) {
        return show(file, reader, Answers.of(Map.of()), locale);
    }

    /** The messages, with the form as it was filled in. */
    public View show(Case file, Side reader, Answers answers, Locale locale) {
        List<Message> messages = correspondence.of(file.reference());
        Correspondence.Refusal refusal = correspondence.refusal(file, reader);
        return new View(
                messages,
                reader,
                messages.stream().filter(message -> message.isNewTo(reader)).count(),
                refusal,
                refusal == null ? form.view(answers, reader, locale) : null);
    }
}
