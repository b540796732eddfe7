package org.diwan.forms;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Texts with placeholders as form-js writes them: {@code {{name}}}, {@code {{#if wage > 0}}…{{/if}}} and
 * {@code {{#loop children}}…{{/loop}}}; a text that begins with {@code =} is one expression.
 */
final class Template {

    private static final Pattern BLOCK = Pattern.compile("#(if|loop)\\s.*", Pattern.DOTALL);
    private static final int LONGEST = 50_000;
    private static final int MOST_ITEMS = 2_000;

    private Template() {}

    /** A placeholder where it stands, and what it says. */
    private record Tag(int start, int end, String text) {}

    /** A piece of a text: words, a placeholder, or a block with what stands inside it. */
    private record Part(String kind, String text, List<Part> inner) {}

    /** The text so far, and how many items of lists may still come into it. */
    private record Filled(StringBuilder text, int[] left) {

        boolean full() {
            return text.length() > LONGEST || left[0] <= 0;
        }
    }

    static String fill(String template, Scope scope) {
        return fill(template, scope, UnaryOperator.identity());
    }

    /** The text filled in; every value that an expression gives is made harmless by {@code safe}. */
    static String fill(String template, Scope scope, UnaryOperator<String> safe) {
        if (Scope.isExpression(template)) {
            return Plain.text(scope.value(template));
        }
        if (!template.contains("{{")) {
            return template;
        }
        Filled filled = new Filled(new StringBuilder(), new int[] {MOST_ITEMS});
        fill(parse(template), scope, safe, filled);
        return filled.text().toString();
    }

    /** Its expressions, for those who check them. */
    static List<String> expressions(String template) {
        if (Scope.isExpression(template)) {
            return List.of(template);
        }
        return expressions(parse(template)).toList();
    }

    /** Why its blocks cannot be told apart, if so. */
    static Optional<String> problem(String template) {
        Deque<String> open = new ArrayDeque<>();
        for (Tag each : tags(Scope.isExpression(template) ? "" : template)) {
            String tag = each.text();
            if (opens(tag)) {
                open.push(kind(tag));
            } else if (tag.startsWith("/") && (open.isEmpty() || !open.pop().equals(tag.substring(1)))) {
                return Optional.of("closes “" + tag.substring(1) + "”, which is not open");
            }
        }
        return open.isEmpty() ? Optional.empty() : Optional.of("does not close “" + open.peek() + "”");
    }

    private static void fill(List<Part> parts, Scope scope, UnaryOperator<String> safe, Filled filled) {
        for (Part part : parts) {
            if (filled.full()) {
                return;
            }
            switch (part.kind()) {
                case "words" -> filled.text().append(part.text());
                case "if" -> {
                    if (Boolean.TRUE.equals(scope.value(part.text()))) {
                        fill(part.inner(), scope, safe, filled);
                    }
                }
                case "loop" -> {
                    if (scope.value(part.text()) instanceof Collection<?> items) {
                        loop(items, part.inner(), scope, safe, filled);
                    }
                }
                default -> filled.text().append(safe.apply(Plain.text(scope.value(part.text()))));
            }
        }
    }

    private static void loop(
            Collection<?> items, List<Part> inner, Scope scope, UnaryOperator<String> safe, Filled filled) {
        for (Object item : items) {
            if (filled.full()) {
                return;
            }
            filled.left()[0]--;
            fill(inner, scope.item(item), safe, filled);
        }
    }

    private static List<Part> parse(String template) {
        Deque<Part> open = new ArrayDeque<>();
        open.push(new Part("all", "", new ArrayList<>()));
        int from = 0;
        for (Tag each : tags(template)) {
            top(open).inner().add(new Part("words", template.substring(from, each.start()), List.of()));
            from = each.end();
            String tag = each.text();
            if (opens(tag)) {
                Part block = new Part(
                        kind(tag), tag.substring(kind(tag).length() + 1).strip(), new ArrayList<>());
                top(open).inner().add(block);
                open.push(block);
            } else if (tag.startsWith("/")) {
                if (open.size() > 1) {
                    open.pop();
                }
            } else {
                top(open).inner().add(new Part("value", tag, List.of()));
            }
        }
        top(open).inner().add(new Part("words", template.substring(from), List.of()));
        return open.getLast().inner();
    }

    private static List<Tag> tags(String template) {
        List<Tag> tags = new ArrayList<>();
        int start = template.indexOf("{{");
        while (start >= 0) {
            int end = end(template, start + 2);
            if (end < 0) {
                break;
            }
            tags.add(new Tag(start, end + 2, template.substring(start + 2, end).strip()));
            start = template.indexOf("{{", end + 2);
        }
        return tags;
    }

    /** Where the placeholder ends: at the braces that close neither an object nor a text of its expression. */
    private static int end(String template, int from) {
        int open = 0;
        boolean quoted = false;
        int last = Math.min(template.length() - 1, from + Feel.LONGEST);
        for (int i = from; i < last; i++) {
            char c = template.charAt(i);
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '}' && open == 0 && template.charAt(i + 1) == '}') {
                return i;
            } else {
                quoted = c == '"';
                open = Math.max(0, open + (c == '{' ? 1 : c == '}' ? -1 : 0));
            }
        }
        return template.indexOf("}}", from);
    }

    private static Part top(Deque<Part> open) {
        return open.getFirst();
    }

    private static boolean opens(String tag) {
        return BLOCK.matcher(tag).matches();
    }

    private static String kind(String tag) {
        return tag.startsWith("#if") ? "if" : "loop";
    }

    private static Stream<String> expressions(List<Part> parts) {
        return parts.stream()
                .flatMap(part -> Stream.concat(
                        part.kind().equals("words") ? Stream.empty() : Stream.of(part.text()),
                        expressions(part.inner())));
    }
}
