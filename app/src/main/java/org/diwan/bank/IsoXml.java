package org.diwan.bank;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads XML that anybody may have written: no DOCTYPE, nothing from outside, small and flat. */
public final class IsoXml {

    /** The largest message that is read. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final int MAX_DEPTH = 40;
    private static final int MAX_ATTRIBUTES = 20;

    private IsoXml() {}

    /**
     * The document.
     *
     * @throws Malformed where it is none
     */
    public static Document parse(byte[] content) {
        if (content.length > MAX_BYTES) {
            throw new Malformed("is larger than 256 KB");
        }
        try {
            var builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new ByteArrayInputStream(content));
        } catch (SAXParseException e) {
            throw new Malformed("line " + e.getLineNumber() + ": " + e.getMessage());
        } catch (SAXException | IOException e) {
            throw new Malformed(Objects.requireNonNullElse(e.getMessage(), "cannot be read"));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setExpandEntityReferences(false);
        factory.setXIncludeAware(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/maxElementDepth", MAX_DEPTH);
        factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/elementAttributeLimit", MAX_ATTRIBUTES);
        return factory;
    }

    /** The element reached by these names from here, the first of each. */
    public static Optional<Element> child(Element from, String... path) {
        Optional<Element> at = Optional.of(from);
        for (String name : path) {
            at = at.flatMap(element -> children(element)
                    .filter(it -> name.equals(it.getLocalName()))
                    .findFirst());
        }
        return at;
    }

    /** What stands there, or nothing. */
    public static Optional<String> text(Element from, String... path) {
        return child(from, path)
                .map(element -> element.getTextContent().strip())
                .filter(it -> !it.isEmpty());
    }

    /** The elements right below. */
    public static Stream<Element> children(Element parent) {
        var all = Stream.<Element>builder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                all.add(element);
            }
        }
        return all.build();
    }

    /** No XML, or none that its schema allows. */
    public static class Malformed extends RuntimeException {
        /** @param why it is not */
        public Malformed(String why) {
            super(why);
        }

        String why() {
            return Objects.requireNonNullElse(getMessage(), "");
        }
    }

    /** Nothing is only warned of. */
    static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
