package org.diwan.catalog.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The elements and attributes that a language allows, by namespace. Written as one line an element:
 * {@code name < parents : attributes}; a {@code *} before the name lets it hold text.
 */
final class AllowList {

    private record Entry(Set<String> parents, Set<String> attributes, boolean text) {}

    private static final int LONGEST = 500;

    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, String> prefixes;

    AllowList(Map<String, String> namespaces, Map<String, String> groups, String table) {
        this.prefixes =
                namespaces.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        String whole = table;
        for (Map.Entry<String, String> group : groups.entrySet()) {
            whole = whole.replace("$" + group.getKey(), group.getValue());
        }
        whole.lines().filter(line -> !line.isBlank()).forEach(this::entry);
    }

    void check(XmlElement root, Findings findings) {
        root.all().forEach(element -> element(element, findings));
    }

    /** An element or attribute as the allow lists name it, with the house's prefix, whatever the file's is. */
    String name(String uri, String local) {
        String prefix = uri.isEmpty() ? "" : prefixes.get(uri);
        return prefix == null ? "{" + uri + "}" + local : prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private void element(XmlElement element, Findings findings) {
        String name = name(element.uri(), element.name());
        Entry entry = entries.get(name);
        if (entry == null) {
            findings.add(
                    element, prefixes.containsKey(element.uri()) ? "element" : "namespace", name + " is not allowed");
            return;
        }
        String parent = parent(element.parent());
        if (!entry.parents().contains(parent)) {
            findings.add(element, "element", name + " is not allowed in " + parent);
        }
        if (!entry.text() && !element.text().isEmpty()) {
            findings.add(element, "text", name + " holds no text");
        }
        element.attributes().forEach(attribute -> check(element, name, entry, attribute, findings));
    }

    private void check(XmlElement element, String owner, Entry entry, XmlAttribute attribute, Findings findings) {
        String name = name(attribute.uri(), attribute.name());
        if (!entry.attributes().contains(name)) {
            findings.add(element, "attribute", name + " is not allowed on " + owner);
        } else if (attribute.value().length() > LONGEST) {
            findings.add(element, "size", name + " is longer than " + LONGEST + " characters");
        }
    }

    private String parent(@Nullable XmlElement parent) {
        return parent == null ? "/" : name(parent.uri(), parent.name());
    }

    private void entry(String line) {
        String[] sides = line.strip().split(" *[<:] +|:$", 3);
        boolean text = sides[0].startsWith("*");
        String name = text ? sides[0].substring(1) : sides[0];
        Entry entry = new Entry(words(sides[1]), words(sides.length > 2 ? sides[2] : ""), text);
        Entry twin = entries.put(name, entry);
        if (twin != null) {
            throw new IllegalStateException(name + " stands twice in the allow list");
        }
    }

    private static Set<String> words(String text) {
        return Stream.of(Objects.requireNonNull(text).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
