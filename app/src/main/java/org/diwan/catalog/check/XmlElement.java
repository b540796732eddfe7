package org.diwan.catalog.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An element with the line it stands on. */
final class XmlElement {

    private final @Nullable XmlElement parent;
    private final String uri;
    private final String name;
    private final int line;
    private final List<XmlAttribute> attributes;
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlElement(@Nullable XmlElement parent, String uri, String name, int line, List<XmlAttribute> attributes) {
        this.parent = parent;
        this.uri = uri;
        this.name = name;
        this.line = line;
        this.attributes = attributes;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    @Nullable
    XmlElement parent() {
        return parent;
    }

    String uri() {
        return uri;
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    List<XmlAttribute> attributes() {
        return attributes;
    }

    List<XmlElement> children() {
        return children;
    }

    Stream<XmlElement> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName));
    }

    boolean hasChild(String childName) {
        return children(childName).findAny().isPresent();
    }

    /** This element and all below it. */
    Stream<XmlElement> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlElement::all));
    }

    void append(String more) {
        text.append(more);
    }

    String text() {
        return text.toString().strip();
    }

    /** The attribute without a namespace, empty where it is absent. */
    String attribute(String attributeName) {
        return attribute("", attributeName);
    }

    String attribute(String attributeUri, String attributeName) {
        return attributes.stream()
                .filter(a -> a.uri().equals(attributeUri) && a.name().equals(attributeName))
                .map(XmlAttribute::value)
                .findFirst()
                .orElse("");
    }

    String camunda(String attributeName) {
        return attribute(Namespaces.CAMUNDA, attributeName);
    }

    /** How a person finds it in the modeler: its id, or that of the element it belongs to. */
    String label() {
        String id = attribute("id");
        if (!id.isEmpty()) {
            return id;
        }
        return parent == null ? name : parent.label();
    }
}
