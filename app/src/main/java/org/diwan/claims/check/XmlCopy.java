package org.diwan.claims.check;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamReader;
import org.diwan.claims.reason.Reason;
import org.jspecify.annotations.Nullable;

/** Writes elements of a FHIR file down again, without prefixes, comments and instructions. */
final class XmlCopy {

    static final String FHIR = "http://hl7.org/fhir";

    private final ClippedText text = new ClippedText();
    private final Deque<String> names = new ArrayDeque<>();
    private final Deque<String> spaces = new ArrayDeque<>();
    private String type = "";
    private @Nullable Reason fault;

    /** @param within the namespace that holds where the copy goes; empty: none */
    XmlCopy(String within) {
        spaces.addLast(within);
    }

    void start(XMLStreamReader xml) {
        String space = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
        write("<" + xml.getLocalName());
        if (!space.equals(spaces.getLast())) {
            write(" xmlns=\"" + escaped(space) + "\"");
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attribute(xml.getAttributeNamespace(i), xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        write(">");
        if (names.size() == 2 && String.valueOf(names.peekLast()).equals("resource")) {
            type = xml.getLocalName();
        }
        names.addLast(xml.getLocalName());
        spaces.addLast(space);
        if (names.size() > FhirEntry.DEEPEST_FILE) {
            throw new ClaimFileRefused(Reason.of("file-xml-deep"));
        }
        if (names.size() > FhirEntry.DEEPEST) {
            fault(FhirEntry.TOO_DEEP);
        }
    }

    private void attribute(@Nullable String space, String name, String value) {
        if (XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(space)) {
            return;
        }
        if (space != null && !space.isEmpty() && !space.equals(XMLConstants.XML_NS_URI)) {
            fault(Reason.of("xml-attribute"));
        }
        write((XMLConstants.XML_NS_URI.equals(space) ? " xml:" : " ") + name + "=\"" + escaped(value) + "\"");
    }

    /** Between the elements of FHIR stand blanks only, which say nothing. */
    void text(String characters) {
        if (!characters.isBlank() || !spaces.getLast().equals(FHIR)) {
            write(escaped(characters));
        }
    }

    void end() {
        spaces.removeLast();
        write("</" + names.removeLast() + ">");
    }

    private void write(String part) {
        if (fault == null) {
            text.write(part);
            if (text.isClipped()) {
                fault(FhirEntry.TOO_LARGE);
            }
        }
    }

    private void fault(Reason reason) {
        if (fault == null) {
            fault = reason;
        }
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\t", "&#9;")
                .replace("\n", "&#10;")
                .replace("\r", "&#13;");
    }

    FhirEntry entry(int number) {
        return new FhirEntry(number, type, fault == null ? text.toString() : "", fault);
    }

    @Nullable
    Reason fault() {
        return fault;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
