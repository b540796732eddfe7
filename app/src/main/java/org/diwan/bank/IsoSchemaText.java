package org.diwan.bank;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.SchemaOutputResolver;
import jakarta.xml.bind.annotation.XmlElement;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.Result;
import javax.xml.transform.dom.DOMResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Writes the schema of a message from its class: elements, their order and which are mandatory come from there. Added
 * is what the class does not carry: the namespace, that of a choice one is taken, lengths and patterns of texts.
 */
final class IsoSchemaText {

    private static final String PREFIX = "xs:";
    private static final String TEXT = "xs:string";

    private static final String BIC = "[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?";
    private static final String COUNTRY = "[A-Z]{2}";

    /** Of elements that look alike wherever they stand. */
    private static final Map<String, String> PATTERNS = Map.ofEntries(
            Map.entry("BICFI", BIC),
            Map.entry("BIC", BIC),
            Map.entry("AnyBIC", BIC),
            Map.entry("BICOrBEI", BIC),
            Map.entry("IBAN", "[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}"),
            Map.entry("LEI", "[A-Z0-9]{18}[0-9]{2}"),
            Map.entry("Ctry", COUNTRY),
            Map.entry("CtryOfRes", COUNTRY),
            Map.entry("CtryOfBirth", COUNTRY));

    private static final int LONGEST = 2048;

    /** Characters at most; a code of a clearing system has five. */
    private static final Map<String, Integer> LENGTHS = Map.ofEntries(
            Map.entry("MsgId", 35),
            Map.entry("OrgnlId", 35),
            Map.entry("OrgnlMsgId", 35),
            Map.entry("OrgnlPmtInfId", 35),
            Map.entry("OrgnlEndToEndId", 35),
            Map.entry("GrpSts", 4),
            Map.entry("PmtInfSts", 4),
            Map.entry("TxSts", 4),
            Map.entry("PmtInfId", 35),
            Map.entry("InstrId", 35),
            Map.entry("EndToEndId", 35),
            Map.entry("Prtry", 35),
            Map.entry("Cd", 5),
            Map.entry("VerificationReason1Choice.Cd", 4),
            Map.entry("Nm", 140),
            Map.entry("AdrLine", 70));

    private final String namespace;
    private final Class<?> root;

    /** @param root the library's class of the whole message */
    IsoSchemaText(String namespace, Class<?> root) {
        this.namespace = namespace;
        this.root = root;
    }

    Document document() {
        Field body = body();
        Document schema = ofClass(body.getType());
        Element top = schema.getDocumentElement();
        top.setAttribute("targetNamespace", namespace);
        top.setAttribute("elementFormDefault", "qualified");
        top.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, XMLConstants.XMLNS_ATTRIBUTE, namespace);
        chooseOne(top);
        limitTexts(top);
        addRoot(top, body);
        return schema;
    }

    /** The one element that the class of a message has. */
    private Field body() {
        return Arrays.stream(root.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(XmlElement.class))
                .findFirst()
                .orElseThrow();
    }

    private static Document ofClass(Class<?> type) {
        var made = new DOMResult();
        try {
            JAXBContext.newInstance(type).generateSchema(new SchemaOutputResolver() {
                @Override
                public Result createOutput(String namespaceUri, String suggestedFileName) {
                    made.setSystemId(suggestedFileName);
                    return made;
                }
            });
        } catch (JAXBException | IOException e) {
            throw new IllegalStateException(e);
        }
        return (Document) made.getNode();
    }

    private static void chooseOne(Element top) {
        IsoXml.children(top)
                .filter(type -> type.getAttribute("name").endsWith("Choice"))
                .flatMap(IsoXml::children)
                .filter(content -> content.getLocalName().equals("sequence"))
                .toList()
                .forEach(sequence -> {
                    IsoXml.children(sequence).forEach(element -> element.removeAttribute("minOccurs"));
                    top.getOwnerDocument().renameNode(sequence, sequence.getNamespaceURI(), PREFIX + "choice");
                });
    }

    private static void limitTexts(Element top) {
        IsoXml.children(top).forEach(type -> IsoXml.children(type)
                .flatMap(IsoXml::children)
                .filter(element -> element.getAttribute("type").equals(TEXT))
                .forEach(element -> limit(type.getAttribute("name"), element)));
    }

    private static void limit(String type, Element element) {
        String name = element.getAttribute("name");
        element.removeAttribute("type");
        Element restriction = add(add(element, "simpleType"), "restriction");
        restriction.setAttribute("base", TEXT);
        if (PATTERNS.containsKey(name)) {
            add(restriction, "pattern").setAttribute("value", PATTERNS.get(name));
        } else {
            int most = LENGTHS.getOrDefault(type + "." + name, LENGTHS.getOrDefault(name, LONGEST));
            add(restriction, "minLength").setAttribute("value", "1");
            add(restriction, "maxLength").setAttribute("value", Integer.toString(most));
        }
    }

    private static void addRoot(Element top, Field body) {
        Element document = add(top, "element");
        document.setAttribute("name", "Document");
        Element only = add(add(add(document, "complexType"), "sequence"), "element");
        only.setAttribute("name", body.getAnnotation(XmlElement.class).name());
        only.setAttribute("type", body.getType().getSimpleName());
    }

    private static Element add(Element parent, String name) {
        Element child = parent.getOwnerDocument().createElementNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, PREFIX + name);
        parent.appendChild(child);
        return child;
    }
}
