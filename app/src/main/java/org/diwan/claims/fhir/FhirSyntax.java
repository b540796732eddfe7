package org.diwan.claims.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;

/** The two ways to write a resource down. */
public enum FhirSyntax {
    JSON,
    XML;

    IParser parser(FhirContext context) {
        return this == JSON ? context.newJsonParser() : context.newXmlParser();
    }
}
