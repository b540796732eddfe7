package org.diwan.forms;

/** One of the options, all of them in sight. */
final class Radio implements Question {

    @Override
    public String type() {
        return "radio";
    }

    @Override
    public Reading read(FormComponent component, Typed typed, Limits limits) {
        return one(component, typed);
    }

    /** The one option chosen, if it is on offer. */
    static Reading one(FormComponent component, Typed typed) {
        String value = typed.one(component.key());
        if (value.isEmpty()) {
            return Reading.NOTHING;
        }
        return component.offers(value) && typed.all(component.key()).size() == 1
                ? Reading.of(value)
                : Reading.wrong("option");
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
