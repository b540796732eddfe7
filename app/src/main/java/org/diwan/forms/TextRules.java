package org.diwan.forms;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of typed text, for one line and for several. */
record TextRules(boolean lines, int longest) {

    Reading read(Field field, String typed) {
        String tidy = Plain.tidy(typed);
        String text = "phone".equals(field.component().validate().validationType()) ? Plain.phone(tidy) : tidy;
        if (text.isEmpty()) {
            return Reading.NOTHING;
        }
        Problem problem = problem(field, text);
        return problem == null ? Reading.of(text) : Reading.wrong(problem);
    }

    private @Nullable Problem problem(Field field, String text) {
        Validation rules = field.component().validate();
        String unseen = Plain.unseen(text, lines);
        if (unseen != null) {
            return Problem.of("unseen", "code", unseen);
        }
        int length = Plain.length(text);
        BigDecimal most = field.scope().number(rules.maxLength());
        int max = most == null ? longest : Math.min(most.intValue(), longest * 10);
        if (length > max) {
            return new Problem("tooLong", Map.of("count", length, "max", max));
        }
        BigDecimal least = field.scope().number(rules.minLength());
        if (least != null && length < least.intValue()) {
            return new Problem("tooShort", Map.of("count", length, "min", least.intValue()));
        }
        String type = rules.validationType();
        if ("email".equals(type) && !Patterns.fits("[^\\s@,;<>]+@[^\\s@.,;<>]+(\\.[^\\s@.,;<>]+)+", text)) {
            return Problem.of("email");
        }
        if ("phone".equals(type) && !Patterns.fits("\\+?[0-9]{6,25}", text)) {
            return Problem.of("phone");
        }
        return rules.pattern() == null || Patterns.found(rules.pattern(), text) ? null : Problem.of("pattern");
    }
}
