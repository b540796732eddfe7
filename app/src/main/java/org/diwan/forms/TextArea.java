package org.diwan.forms;

/** Text of several lines. */
final class TextArea implements Question {

    private static final TextRules RULES = new TextRules(true, 10_000);

    @Override
    public String type() {
        return "textarea";
    }

    @Override
    public Reading read(FormComponent component, Typed typed, Limits limits) {
        return RULES.read(component, typed.one(component.key()));
    }

    @Override
    public FieldView view(FieldView field, FormComponent component, Shown shown, Words words) {
        return field.withValue(shown.text(component.key()));
    }

    @Override
    public String display(FormComponent component, Object value, Words words) {
        return Plain.text(value);
    }
}
