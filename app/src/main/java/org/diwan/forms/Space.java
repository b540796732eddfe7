package org.diwan.forms;

/** A line or room between components; the height of a spacer is one of three steps. */
record Space(String type) implements Decoration {

    @Override
    public FieldView view(FieldView view, Field field, Words words) {
        int pixels = field.component().number("height", 60);
        return view.with("height", pixels < 30 ? "small" : pixels < 80 ? "medium" : "large");
    }
}
