package org.diwan.registry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers that a model hands to a step of the registry. */
record HandedAnswers(Map<?, ?> byKey) {

    /**
     * Reads the variable {@code answers}.
     *
     * @throws IllegalStateException where the model hands the step none
     */
    static HandedAnswers of(@Nullable Object variable) {
        if (variable instanceof Map<?, ?> answers) {
            return new HandedAnswers(answers);
        }
        throw new IllegalStateException("The step is handed no answers; its property “answers” names them");
    }

    @Nullable
    Object find(String key) {
        return byKey.get(key);
    }

    boolean has(RecordField field) {
        return byKey.get(field.key()) != null;
    }

    /** The answer as the registry holds it. */
    String text(RecordField field) {
        String text = String.valueOf(byKey.get(field.key())).strip();
        return field == RecordField.MOBILE ? number(text) : text;
    }

    /** A telephone number as people type it, in E.164. */
    private static String number(String typed) {
        String digits = typed.codePoints()
                .filter(c -> Character.isDigit(c) || c == '+')
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return digits.startsWith("00") ? "+" + digits.substring(2) : digits;
    }
}
