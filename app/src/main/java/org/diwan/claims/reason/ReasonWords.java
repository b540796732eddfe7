package org.diwan.claims.reason;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells reasons in the reader's language. */
@Component
public class ReasonWords {

    private final MessageSource messages;

    ReasonWords(MessageSource messages) {
        this.messages = messages;
    }

    /** In that language; what was found in a standard's own words stays in them. */
    public String in(Reason reason, Locale locale) {
        return reason.told((key, values) -> messages.getMessage(key, values, locale));
    }
}
