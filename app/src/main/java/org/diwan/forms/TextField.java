package org.diwan.forms;

/** One line of text. */
final class TextField implements Question {

    private static final TextRules RULES = new TextRules(false, 1000);

    @Override
    public String type() {
        return "textfield";
    }

    @Override
    public Reading read(FormComponent component, Typed typed, Limits limits) {
        return RULES.read(component, typed.one(component.key()));
    }

    @Override
    public FieldView view(FieldView field, FormComponent component, Shown shown, Words words) {
        String input = component.validate().validationType() == null ? "text" : inputType(component);
        return field.withValue(shown.text(component.key())).with("type", input);
    }

    private static String inputType(FormComponent component) {
        return "phone".equals(component.validate().validationType()) ? "tel" : "email";
    }

    @Override
    public String display(FormComponent component, Object value, Words words) {
        return Plain.text(value);
    }
}
