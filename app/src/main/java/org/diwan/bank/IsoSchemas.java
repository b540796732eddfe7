package org.diwan.bank;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.sax.SAXSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The schemas of ISO 20022 messages. The library ships classes but no schema, so each is made from the classes, once,
 * when it is first needed; {@link IsoSchemaText} adds what classes cannot say.
 */
public final class IsoSchemas {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:";
    private static final String CLASSES = "com.prowidesoftware.swift.model.mx.Mx";
    private static final Pattern NAME = Pattern.compile("([a-z]{4})\\.(\\d{3})\\.(\\d{3})\\.(\\d{2})");
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private IsoSchemas() {}

    /** Name of the message that a namespace is of, such as {@code acmt.024.001.03}, where we know it. */
    public static Optional<String> message(String namespace) {
        return Optional.of(namespace)
                .filter(it -> it.startsWith(NAMESPACE))
                .map(it -> it.substring(NAMESPACE.length()))
                .filter(it -> NAME.matcher(it).matches() && ClassUtils.isPresent(className(it), null));
    }

    /**
     * Holds content, which {@link IsoXml} has parsed before, against the schema of the message.
     *
     * @throws IsoXml.Malformed at its first fault
     */
    public static void validate(byte[] content, String message) {
        try {
            Validator validator =
                    SCHEMAS.computeIfAbsent(message, IsoSchemas::schema).newValidator();
            validator.setErrorHandler(new IsoXml.Strict());
            validator.validate(new SAXSource(new InputSource(new ByteArrayInputStream(content))));
        } catch (SAXParseException e) {
            throw new IsoXml.Malformed("line " + e.getLineNumber() + ": " + e.getMessage());
        } catch (SAXException | IOException e) {
            throw new IsoXml.Malformed(Objects.requireNonNullElse(e.getMessage(), "cannot be read"));
        }
    }

    private static Schema schema(String message) {
        try {
            var factory = SchemaFactory.newDefaultInstance();
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            Class<?> root = ClassUtils.resolveClassName(className(message), null);
            return factory.newSchema(new DOMSource(new IsoSchemaText(NAMESPACE + message, root).document()));
        } catch (SAXException e) {
            throw new IllegalStateException("No schema of " + message, e);
        }
    }

    /** {@code acmt.024.001.03} is {@code MxAcmt02400103}. */
    private static String className(String message) {
        Matcher parts = NAME.matcher(message);
        if (!parts.matches()) {
            throw new IllegalArgumentException(message);
        }
        return CLASSES + StringUtils.capitalize(parts.group(1)) + parts.group(2) + parts.group(3) + parts.group(4);
    }
}
