package org.diwan.forms;

/** Text to read, in Markdown or HTML: what a page may not hold is dropped, the rest is drawn by our own templates. */
record Prose(String type, String setting) implements Decoration {

    @Override
    public FieldView view(FieldView view, Field field, Words words) {
        String source = words.prose(field.component(), setting);
        boolean html = type.equals("html");
        // An answer inside HTML is text, whatever it holds.
        String filled = html
                ? Template.fill(source, field.scope(), Blocks::escape)
                : field.scope().text(source);
        return view.with("blocks", html ? Blocks.ofHtml(filled) : Blocks.ofMarkdown(filled));
    }
}
