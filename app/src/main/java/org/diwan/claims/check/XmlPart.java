package org.diwan.claims.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.diwan.claims.reason.Reason;

/** An XML part of a workbook, read forwards, by local names: the strict and the usual form differ by namespaces only. */
final class XmlPart {

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;

    XmlPart(InputStream bytes) {
        try {
            xml = FACTORY.createXMLStreamReader(bytes);
        } catch (XMLStreamException e) {
            throw XlsxArchive.damaged();
        }
    }

    /** Goes on to the next element that begins or ends, or to the next text; false at the end. */
    boolean advance() throws IOException {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw new ClaimFileRefused(Reason.of("file-dtd"));
                }
                if (isStart() || isEnd() || xml.isCharacters()) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException broken) {
                throw broken;
            }
            throw XlsxArchive.damaged();
        }
    }

    boolean isStart() {
        return xml.isStartElement();
    }

    boolean isStart(String name) {
        return isStart() && xml.getLocalName().equals(name);
    }

    boolean isEnd() {
        return xml.isEndElement();
    }

    boolean isEnd(String name) {
        return isEnd() && xml.getLocalName().equals(name);
    }

    /** The text arrived at; empty at an element. */
    String text() {
        return xml.isCharacters() ? xml.getText() : "";
    }

    Optional<String> attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }
}
