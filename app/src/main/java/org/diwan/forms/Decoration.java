package org.diwan.forms;

/** What stands on a form and asks nothing. */
sealed interface Decoration extends ComponentType permits Prose, Table, Picture, Frame, DocumentPreview, Button, Space {

    /** The field with what its type shows. */
    FieldView view(FieldView view, Field field, Words words);
}
