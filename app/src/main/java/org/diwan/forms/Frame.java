package org.diwan.forms;

/** A page of someone else inside ours: shown as a link, since nothing foreign is loaded into a page of ours. */
record Frame() implements Decoration {

    @Override
    public String type() {
        return "iframe";
    }

    @Override
    public FieldView view(FieldView view, Field field, Words words) {
        return view.with("link", Links.page(field.scope().text(field.component().setting("url"))));
    }
}
