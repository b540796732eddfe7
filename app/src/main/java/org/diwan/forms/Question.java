package org.diwan.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type of component that has an answer. */
sealed interface Question extends ComponentType
        permits TextField,
                TextArea,
                NumberField,
                DateTimeField,
                Checkbox,
                Checklist,
                Radio,
                Select,
                FilePicker,
                ExpressionField {

    /** The names under which a browser posts the answer. */
    default List<String> names(Field field) {
        return List.of(field.name());
    }

    /** The answer in what was typed; neither value nor problem when nothing was typed. */
    Reading read(Field field, Typed typed);

    /** The field with what its type adds: the value to show again, the options. */
    FieldView view(FieldView view, Field field, Shown shown, Words words);

    /** An accepted answer as a person reads it. */
    String display(Field field, Object value, Words words);

    /** Fits a stored answer into the field again; dates and lists have several parts. */
    default List<String> posted(Object value) {
        return List.of(Plain.text(value));
    }

    /** The value under which an absent answer is kept: nothing, except where silence means something. */
    default @Nullable Object unanswered() {
        return null;
    }
}
