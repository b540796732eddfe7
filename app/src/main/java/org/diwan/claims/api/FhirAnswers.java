package org.diwan.claims.api;

import ca.uhn.fhir.parser.IParser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.diwan.claims.fhir.FhirR4;
import org.diwan.claims.fhir.FhirSyntax;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Writes answers in the syntax that the caller wants. */
final class FhirAnswers {

    private FhirAnswers() {}

    static void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, Resource resource)
            throws IOException {
        FhirSyntax syntax = FhirMedia.wanted(request).orElse(FhirSyntax.JSON);
        IParser parser = syntax == FhirSyntax.JSON
                ? FhirR4.context().newJsonParser()
                : FhirR4.context().newXmlParser();
        begin(response, status, syntax);
        response.getOutputStream().write(parser.encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8));
    }

    static void begin(HttpServletResponse response, HttpStatus status, FhirSyntax syntax) {
        response.setStatus(status.value());
        response.setContentType((syntax == FhirSyntax.JSON ? FhirMedia.JSON : FhirMedia.XML) + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }
}
