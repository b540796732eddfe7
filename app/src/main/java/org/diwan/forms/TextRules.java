package org.diwan.forms;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of typed text, for one line and for several. */
record TextRules(boolean lines, int longest) {

    Reading read(FormComponent component, String typed) {
        String text = Plain.tidy(typed);
        if (text.isEmpty()) {
            return Reading.NOTHING;
        }
        Problem problem = problem(component.validate(), text);
        return problem == null ? Reading.of(text) : Reading.wrong(problem);
    }

    private @Nullable Problem problem(Validation rules, String text) {
        String unseen = Plain.unseen(text, lines);
        if (unseen != null) {
            return Problem.of("unseen", "code", unseen);
        }
        int length = Plain.length(text);
        int most = rules.maxLength() == null ? longest : rules.maxLength();
        if (length > most) {
            return new Problem("tooLong", Map.of("count", length, "max", most));
        }
        if (rules.minLength() != null && length < rules.minLength()) {
            return new Problem("tooShort", Map.of("count", length, "min", rules.minLength()));
        }
        String type = rules.validationType();
        if ("email".equals(type) && !Patterns.matches("[^\\s@,;<>]+@[^\\s@.,;<>]+(\\.[^\\s@.,;<>]+)+", text)) {
            return Problem.of("email");
        }
        if ("phone".equals(type) && !Patterns.matches("\\+?[0-9][0-9 ()./-]{5,24}", Plain.digits(text))) {
            return Problem.of("phone");
        }
        return rules.pattern() == null || Patterns.matches(rules.pattern(), text) ? null : Problem.of("pattern");
    }
}
