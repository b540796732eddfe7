package org.diwan.catalog.check;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads XML that nobody vouches for: UTF-8 only, no DOCTYPE, nothing from outside, small and flat. */
final class SafeXml {

    static final int MAX_BYTES = 512 * 1024;
    private static final int MAX_DEPTH = 20;
    private static final int MAX_ELEMENTS = 10_000;

    private final Findings findings;
    private @Nullable XmlElement root;
    private @Nullable XmlElement current;
    private int depth;
    private int elements;

    private SafeXml(Findings findings) {
        this.findings = findings;
    }

    /** The root element, or null after a finding that says why there is none. */
    static @Nullable XmlElement parse(byte[] bytes, Findings findings) {
        if (bytes.length > MAX_BYTES) {
            findings.add(0, "-", "size", "larger than 512 KB");
            return null;
        }
        SafeXml xml = new SafeXml(findings);
        try {
            return xml.read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            findings.add(0, "-", "xml", "is not UTF-8");
        } catch (XMLStreamException e) {
            findings.add(line(e), "-", "xml", "is not well formed: " + firstLine(e));
        } catch (Refused e) {
            findings.add(e.line, "-", e.rule, Objects.requireNonNullElse(e.getMessage(), "refused"));
        }
        return null;
    }

    private @Nullable XmlElement read(String text) throws XMLStreamException {
        XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(withoutMark(text)));
        try {
            refuseOtherEncodings(reader);
            while (reader.hasNext()) {
                event(reader, reader.next());
            }
            return root;
        } finally {
            reader.close();
        }
    }

    private void event(XMLStreamReader reader, int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(reader);
            case XMLStreamConstants.END_ELEMENT -> {
                depth--;
                current = Objects.requireNonNull(current).parent();
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text(reader);
            case XMLStreamConstants.DTD -> throw new Refused(reader, "xml", "a DOCTYPE is not allowed");
            case XMLStreamConstants.ENTITY_REFERENCE -> throw new Refused(reader, "xml", "entities are not allowed");
            case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                throw new Refused(reader, "xml", "processing instructions are not allowed");
            default -> {}
        }
    }

    private void start(XMLStreamReader reader) {
        if (++depth > MAX_DEPTH) {
            throw new Refused(reader, "depth", "nested deeper than " + MAX_DEPTH);
        }
        if (++elements > MAX_ELEMENTS) {
            throw new Refused(reader, "size", "more than " + MAX_ELEMENTS + " elements");
        }
        List<XmlAttribute> attributes = new ArrayList<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.add(new XmlAttribute(
                    Objects.requireNonNullElse(reader.getAttributeNamespace(i), ""),
                    reader.getAttributeLocalName(i),
                    reader.getAttributeValue(i)));
        }
        current = new XmlElement(
                current,
                Objects.requireNonNullElse(reader.getNamespaceURI(), ""),
                reader.getLocalName(),
                reader.getLocation().getLineNumber(),
                attributes);
        if (root == null) {
            root = current;
        }
    }

    private void text(XMLStreamReader reader) {
        if (current != null) {
            current.append(reader.getText());
        }
    }

    private static void refuseOtherEncodings(XMLStreamReader reader) {
        String declared = reader.getCharacterEncodingScheme();
        if (declared != null && !declared.equalsIgnoreCase("UTF-8")) {
            throw new Refused(reader, "xml", "is declared as " + declared + ", only UTF-8 is read");
        }
        if (reader.getVersion() != null && !reader.getVersion().equals("1.0")) {
            throw new Refused(reader, "xml", "is XML " + reader.getVersion() + ", only 1.0 is read");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        return factory;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static int line(XMLStreamException e) {
        return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
    }

    private static String firstLine(XMLStreamException e) {
        String[] lines = String.valueOf(e.getMessage()).split("Message: ", 2);
        return lines[lines.length - 1];
    }

    private static final class Refused extends RuntimeException {
        private final int line;
        private final String rule;

        Refused(XMLStreamReader reader, String rule, String message) {
            super(message);
            this.line = reader.getLocation().getLineNumber();
            this.rule = rule;
        }
    }
}
