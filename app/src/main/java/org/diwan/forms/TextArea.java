package org.diwan.forms;

/** Text of several lines. */
final class TextArea implements Question {

    private static final TextRules RULES = new TextRules(true, 10_000);

    @Override
    public String type() {
        return "textarea";
    }

    @Override
    public Reading read(Field field, Typed typed) {
        return RULES.read(field, typed.one(field.name()));
    }

    @Override
    public FieldView view(FieldView view, Field field, Shown shown, Words words) {
        return view.withValue(shown.text(field.name()));
    }

    @Override
    public String display(Field field, Object value, Words words) {
        return Plain.text(value);
    }
}
