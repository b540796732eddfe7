package org.diwan.forms;

/** An image of our own address or inside the form itself; one from elsewhere becomes a link to it. */
record Picture() implements Decoration {

    @Override
    public String type() {
        return "image";
    }

    @Override
    public FieldView view(FieldView view, Field field, Words words) {
        String source = field.scope().text(field.component().setting("source")).strip();
        String alt = field.scope().text(words.setting(field.component(), "alt"));
        return view.withValue(alt).with("source", Links.image(source)).with("link", Links.page(source));
    }
}
