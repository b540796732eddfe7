package org.diwan.claims.check;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.diwan.claims.reason.Reason;
import org.jspecify.annotations.Nullable;

/** The entries of a Bundle in XML. */
final class XmlEntries implements FhirEntries {

    /** FHIR has fewer; the parser keeps every name for as long as it reads. */
    private static final int MOST_NAMES = 5_000;

    private static final int LONGEST_NAME = 64;
    private static final XMLInputFactory FACTORY = factory();

    private final Reader text;
    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();
    private final XmlCopy around = new XmlCopy("");
    private boolean bundle;
    private boolean over;
    private int number;

    XmlEntries(RereadFile file) throws IOException {
        text = new MarkupGuard(Utf8Text.open(file.begin()));
        try {
            xml = start();
        } catch (XMLStreamException e) {
            text.close();
            throw refused(e);
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    private XMLStreamReader start() throws XMLStreamException, IOException {
        XMLStreamReader opened = FACTORY.createXMLStreamReader(text);
        String encoding = opened.getCharacterEncodingScheme();
        if (encoding != null && !encoding.toUpperCase(Locale.ROOT).equals("UTF-8")) {
            throw Utf8Text.refused();
        }
        while (!opened.isStartElement()) {
            opened.next();
        }
        bundle = opened.getLocalName().equals("Bundle");
        boolean known = bundle || opened.getLocalName().equals("Claim");
        if (!known || !XmlCopy.FHIR.equals(opened.getNamespaceURI())) {
            throw new ClaimFileRefused(Reason.of("file-fhir", Reason.of("found-xml")));
        }
        around.start(opened);
        return opened;
    }

    @Override
    public @Nullable FhirEntry next() throws IOException {
        try {
            return over ? null : bundle ? read() : single();
        } catch (XMLStreamException e) {
            throw refused(e);
        }
    }

    private @Nullable FhirEntry read() throws XMLStreamException {
        while (true) {
            advance();
            if (xml.isStartElement() && xml.getLocalName().equals("entry")) {
                FhirEntry.refuseMany(number);
                var copy = new XmlCopy(XmlCopy.FHIR);
                copy(copy);
                return copy.entry(number++);
            }
            if (xml.isEndElement()) {
                around.end();
                end();
                return null;
            }
            if (xml.isStartElement()) {
                copy(around);
            } else {
                around.text(xml.getText());
            }
        }
    }

    private FhirEntry single() throws XMLStreamException {
        rest(around);
        end();
        return new FhirEntry(-1, "Claim", around.toString(), null);
    }

    /** Copies the element arrived at. */
    private void copy(XmlCopy copy) throws XMLStreamException {
        copy.start(xml);
        rest(copy);
    }

    /** Copies up to the end of the element that was begun last. */
    private void rest(XmlCopy copy) throws XMLStreamException {
        int open = 1;
        while (open > 0) {
            advance();
            if (xml.isStartElement()) {
                copy.start(xml);
                open++;
            } else if (xml.isEndElement()) {
                copy.end();
                open--;
            } else {
                copy.text(xml.getText());
            }
        }
    }

    private void end() throws XMLStreamException {
        over = true;
        while (xml.hasNext()) {
            xml.next();
        }
        if (around.fault() != null) {
            throw new ClaimFileRefused(Reason.of("file-fault", around.fault()));
        }
    }

    /** Goes on to the next element that begins or ends, or to the next text. */
    private void advance() throws XMLStreamException {
        do {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new ClaimFileRefused(Reason.of("file-xml-dtd"));
            }
        } while (!xml.isStartElement() && !xml.isEndElement() && !xml.isCharacters());
        if (xml.isStartElement()) {
            remember(xml.getLocalName());
        }
    }

    private void remember(String name) {
        if (name.length() > LONGEST_NAME || names.add(name) && names.size() > MOST_NAMES) {
            throw new ClaimFileRefused(Reason.of("file-xml-names"));
        }
    }

    private static RuntimeException refused(XMLStreamException e) throws IOException {
        if (e.getNestedException() instanceof CharacterCodingException) {
            return Utf8Text.refused();
        }
        if (e.getNestedException() instanceof IOException broken) {
            throw broken;
        }
        return new ClaimFileRefused(Reason.of(
                "file-xml", e.getLocation().getLineNumber(), e.getLocation().getColumnNumber()));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    @Override
    public String bundle() {
        return bundle && over ? around.toString() : "";
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
