package org.diwan.forms;

/** One of many options, in a list that opens. */
final class Select implements Question {

    @Override
    public String type() {
        return "select";
    }

    @Override
    public Reading read(Field field, Typed typed) {
        return Radio.one(field, typed);
    }

    @Override
    public FieldView view(FieldView view, Field field, Shown shown, Words words) {
        return view.withOptions(words.options(view.id(), field, shown));
    }

    @Override
    public String display(Field field, Object value, Words words) {
        return words.option(field, Plain.text(value));
    }
}
