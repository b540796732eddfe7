package org.diwan.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type of component that asks for an answer. */
sealed interface Question extends ComponentType
        permits TextField, TextArea, NumberField, DateField, Checkbox, Checklist, Radio, Select {

    /** The names under which a browser posts the answer. */
    default List<String> names(FormComponent component) {
        return List.of(component.key());
    }

    /** The answer in what was typed; neither value nor problem when nothing was typed. */
    Reading read(FormComponent component, Typed typed, Limits limits);

    /** The field with what its type adds: the value to show again, the options. */
    FieldView view(FieldView field, FormComponent component, Shown shown, Words words);

    /** An accepted answer as a person reads it. */
    String display(FormComponent component, Object value, Words words);

    /** Fits a stored answer into the field again; dates and lists have several parts. */
    default List<String> posted(Object value) {
        return List.of(Plain.text(value));
    }

    /** The value under which an absent answer is kept: nothing, except where silence means something. */
    default @Nullable Object unanswered() {
        return null;
    }
}
