package org.diwan.forms;

/** A button: the one that sends lends its words to the page's own, the other empties what was typed. */
record Button() implements Decoration {

    @Override
    public String type() {
        return "button";
    }

    @Override
    public FieldView view(FieldView view, Field field, Words words) {
        return view.with("action", sends(field.component()) ? "submit" : "reset");
    }

    static boolean sends(FormComponent component) {
        return !component.setting("action").equals("reset");
    }
}
