package org.diwan.forms;

/** One box to tick: true, or false when left empty. */
final class Checkbox implements Question {

    @Override
    public String type() {
        return "checkbox";
    }

    @Override
    public Reading read(Field field, Typed typed) {
        String value = typed.one(field.name());
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
    public FieldView view(FieldView view, Field field, Shown shown, Words words) {
        return view.withChosen(shown.has(field.name(), "true"));
    }

    @Override
    public String display(Field field, Object value, Words words) {
        return words.general(Boolean.TRUE.equals(value) ? "forms.yes" : "forms.no");
    }
}
