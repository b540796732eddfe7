package org.diwan.forms;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Documents to look at: a list of links, which weighs nothing until one is opened. */
record DocumentPreview() implements Decoration {

    /** Media types whose last part is not what people know the files by. */
    private static final Map<String, String> KINDS = Map.of(
            "plain",
            "txt",
            "document",
            "docx",
            "sheet",
            "xlsx",
            "presentation",
            "pptx",
            "msword",
            "doc",
            "excel",
            "xls",
            "stream",
            "");

    /** One document. */
    public record Item(String name, String link, String kind) {}

    @Override
    public String type() {
        return "documentPreview";
    }

    @Override
    public FieldView view(FieldView view, Field field, Words words) {
        Object source = field.scope().value(field.component().setting("dataSource"));
        List<Item> items = source instanceof Collection<?> all
                ? all.stream()
                        .filter(Map.class::isInstance)
                        .map(each -> item((Map<?, ?>) each))
                        .filter(item -> !item.link().isEmpty())
                        .toList()
                : List.of();
        return view.with("documents", items);
    }

    private static Item item(Map<?, ?> document) {
        Map<?, ?> about = document.get("metadata") instanceof Map<?, ?> metadata ? metadata : document;
        String id = Plain.text(document.get("documentId"));
        String name = Plain.text(about.get("fileName"));
        String link = Plain.text(document.get("endpoint")).replace("{documentId}", id);
        return new Item(name.isEmpty() ? id : name, Links.page(link), kind(Plain.text(about.get("contentType"))));
    }

    /** What kind of file it is, as people call it: the last part of the media type. */
    private static String kind(String mediaType) {
        String last = mediaType.replaceFirst(";.*", "").replaceFirst(".*[/.+-]", "");
        return KINDS.getOrDefault(last, last).toUpperCase(Locale.ROOT);
    }
}
