package org.diwan.claims.fhir;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/** The schemas that HL7 publishes with FHIR R4: elements, order, how often, types, patterns and required codes. */
final class FhirSchema {

    private static final String FOLDER = "/org/hl7/fhir/r4/model/schema/";

    private final XMLReader reader = reader();
    private final ValidatorHandler validator = Made.SCHEMA.newValidatorHandler();

    /** What is wrong with a resource, in the order of its elements, each with its path. */
    List<FhirProblem> problems(String xml) {
        var watched = new PathWatch(validator);
        validator.setErrorHandler(watched);
        reader.setContentHandler(watched);
        reader.setErrorHandler(watched);
        try {
            reader.parse(new InputSource(new StringReader(xml)));
        } catch (SAXParseException e) {
            watched.add(e);
        } catch (SAXException e) {
            throw new IllegalStateException("The schema of FHIR cannot be used", e);
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory cannot be read", e);
        }
        return watched.problems();
    }

    private static XMLReader reader() {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newSAXParser().getXMLReader();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("The XML parser of the JDK is not as it should be", e);
        }
    }

    private static final class Made {

        private static final Schema SCHEMA = make();

        private static Schema make() {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            try {
                factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
                factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
                return factory.newSchema(
                        new Source[] {source("xml.xsd"), source("fhir-xhtml.xsd"), source("fhir-single.xsd")});
            } catch (SAXException e) {
                throw new IllegalStateException("The schema of FHIR cannot be read", e);
            }
        }

        private static Source source(String name) {
            return new StreamSource(FhirSchema.class.getResourceAsStream(FOLDER + name));
        }
    }
}
