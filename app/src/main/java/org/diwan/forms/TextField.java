package org.diwan.forms;

/** One line of text. */
final class TextField implements Question {

    private static final TextRules RULES = new TextRules(false, 1000);

    @Override
    public String type() {
        return "textfield";
    }

    @Override
    public Reading read(Field field, Typed typed) {
        return RULES.read(field, typed.one(field.name()));
    }

    @Override
    public FieldView view(FieldView view, Field field, Shown shown, Words words) {
        String type = field.component().validate().validationType();
        String input = "phone".equals(type) ? "tel" : "email".equals(type) ? "email" : "text";
        FieldView shownAgain = words.adorned(view, field).withValue(shown.text(field.name()));
        return input.equals("tel") ? shownAgain.with("type", input).with("dir", "ltr") : shownAgain.with("type", input);
    }

    @Override
    public String display(Field field, Object value, Words words) {
        String text = Plain.text(value);
        return "phone".equals(field.component().validate().validationType()) ? Plain.phone(text) : text;
    }
}
