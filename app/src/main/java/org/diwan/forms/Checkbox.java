package org.diwan.forms;

/** One box to tick: true, or false when left empty. */
final class Checkbox implements Question {

    @Override
    public String type() {
        return "checkbox";
    }

    @Override
    public Reading read(FormComponent component, Typed typed, Limits limits) {
        String value = typed.one(component.key());
        if (value.isEmpty() || value.equals("false")) {
            return Reading.NOTHING;
        }
        return value.equals("true") || value.equals("on") ? Reading.of(true) : Reading.wrong("option");
    }

    @Override
    public Object unanswered() {
        return false;
    }

    @Override
    public FieldView view(FieldView field, FormComponent component, Shown shown, Words words) {
        return field.withChosen(shown.has(component.key(), "true"));
    }

    @Override
    public String display(FormComponent component, Object value, Words words) {
        return words.general(Boolean.TRUE.equals(value) ? "forms.yes" : "forms.no");
    }
}
