package org.diwan.forms;

/** One of many options, in a list that opens. */
final class Select implements Question {

    @Override
    public String type() {
        return "select";
    }

    @Override
    public Reading read(FormComponent component, Typed typed, Limits limits) {
        return Radio.one(component, typed);
    }

    @Override
    public FieldView view(FieldView field, FormComponent component, Shown shown, Words words) {
        return field.withOptions(words.options(field.id(), component, shown));
    }

    @Override
    public String display(FormComponent component, Object value, Words words) {
        return words.option(component, Plain.text(value));
    }
}
