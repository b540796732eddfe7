package org.diwan.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * Text with structure, taken apart into blocks that our templates draw. Nothing of the source reaches the page but
 * words, so that no mark-up of a model or an answer can.
 */
final class Blocks {

    private static final Parser MARKDOWN =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .build();
    private static final Safelist ALLOWED = new Safelist()
            .addTags(
                    "p",
                    "br",
                    "hr",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "ol",
                    "li",
                    "blockquote",
                    "pre",
                    "code",
                    "strong",
                    "b",
                    "em",
                    "i",
                    "a",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "div",
                    "span",
                    "dl",
                    "dt",
                    "dd",
                    "small",
                    "sub",
                    "sup",
                    "u",
                    "s",
                    "del")
            .addAttributes("a", "href");
    private static final Map<String, String> SAME_AS = Map.ofEntries(
            Map.entry("b", "strong"),
            Map.entry("i", "em"),
            Map.entry("h1", "h2"),
            Map.entry("h5", "h4"),
            Map.entry("h6", "h4"),
            Map.entry("pre", "code"),
            Map.entry("del", "s"));
    private static final int DEEPEST = 20;

    private Blocks() {}

    /**
     * A piece of text.
     *
     * @param tag what it is; empty for bare words
     * @param text the words, or the address of a link
     */
    record Block(String tag, String text, List<Block> inner) {}

    static List<Block> ofMarkdown(String text) {
        return ofHtml(HTML.render(MARKDOWN.parse(text)));
    }

    static List<Block> ofHtml(String html) {
        Element body = new Cleaner(ALLOWED).clean(Jsoup.parseBodyFragment(html)).body();
        return blocks(body, 0);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static List<Block> blocks(Element parent, int depth) {
        List<Block> blocks = new ArrayList<>();
        if (depth < DEEPEST) {
            parent.childNodes().forEach(node -> block(node, depth, blocks));
        }
        return List.copyOf(blocks);
    }

    private static void block(Node node, int depth, List<Block> blocks) {
        if (node instanceof TextNode text && !text.text().isEmpty()) {
            blocks.add(new Block("", text.text(), List.of()));
        } else if (node instanceof Element element) {
            String tag = SAME_AS.getOrDefault(element.normalName(), element.normalName());
            String link = tag.equals("a") ? Links.page(element.attr("href")) : "";
            boolean dead = tag.equals("a") && link.isEmpty();
            blocks.add(new Block(dead ? "span" : tag, link, blocks(element, depth + 1)));
        }
    }
}
