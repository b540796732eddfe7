package org.diwan.forms;

/** An answer that is worked out of the others; nobody types it, and nothing of it is shown. */
final class ExpressionField implements Question {

    /** One that names itself grows whenever it is worked out. */
    private static final int LONGEST = 100_000;

    @Override
    public String type() {
        return "expression";
    }

    @Override
    public Reading read(Field field, Typed typed) {
        Object value = field.scope().value(field.component().setting("expression"));
        return value == null || Plain.text(value).length() > LONGEST ? Reading.NOTHING : Reading.of(value);
    }

    @Override
    public FieldView view(FieldView view, Field field, Shown shown, Words words) {
        return view;
    }

    @Override
    public String display(Field field, Object value, Words words) {
        return words.cell(value);
    }
}
