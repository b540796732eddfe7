package org.diwan.forms;

/** One of the options, all of them in sight. */
final class Radio implements Question {

    @Override
    public String type() {
        return "radio";
    }

    @Override
    public Reading read(Field field, Typed typed) {
        return one(field, typed);
    }

    /** The one option chosen, if it is on offer. */
    static Reading one(Field field, Typed typed) {
        String value = typed.one(field.name());
        if (value.isEmpty()) {
            return Reading.NOTHING;
        }
        return typed.all(field.name()).size() > 1
                ? Reading.wrong("option")
                : field.option(value).map(o -> Reading.of(o.value())).orElseGet(() -> Reading.wrong("option"));
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
