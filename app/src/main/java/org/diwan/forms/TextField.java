package org.diwan.forms;

import java.util.Map;
import org.diwan.money.Iban;

/** One line of text; with the property {@code format: iban} the number of an account. */
final class TextField implements Question {

    static final String FORMAT = "format";
    static final String IBAN = "iban";

    private static final TextRules RULES = new TextRules(false, 1000);

    @Override
    public String type() {
        return "textfield";
    }

    @Override
    public Reading read(Field field, Typed typed) {
        String text = typed.one(field.name());
        return isIban(field) ? iban(field, Iban.plain(text)) : RULES.read(field, text);
    }

    /** Kept as banks know it, however it was typed. */
    private static Reading iban(Field field, String iban) {
        if (iban.isEmpty()) {
            return Reading.NOTHING;
        }
        Map<String, Object> about =
                Map.of("count", Plain.length(iban), "max", Iban.length(iban), "country", Iban.country(iban));
        return Iban.problem(iban)
                .map(problem -> Reading.wrong(new Problem("iban-" + problem.key(), about)))
                .orElseGet(() -> RULES.read(field, iban));
    }

    @Override
    public FieldView view(FieldView view, Field field, Shown shown, Words words) {
        String type = field.component().validate().validationType();
        String input = "phone".equals(type) ? "tel" : "email".equals(type) ? "email" : "text";
        FieldView shownAgain =
                words.adorned(view, field).withValue(shown.text(field.name())).with("type", input);
        return input.equals("tel") || isIban(field) ? shownAgain.with("dir", "ltr") : shownAgain;
    }

    @Override
    public String display(Field field, Object value, Words words) {
        String text = Plain.text(value);
        if (isIban(field)) {
            return Iban.grouped(text);
        }
        return "phone".equals(field.component().validate().validationType()) ? Plain.phone(text) : text;
    }

    private static boolean isIban(Field field) {
        return IBAN.equals(field.component().properties().get(FORMAT));
    }
}
