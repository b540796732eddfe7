package org.diwan.claims.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diwan.claims.fhir.FhirSyntax;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** In which syntax a call is written, and in which it wants to be answered. */
final class FhirMedia {

    static final MediaType JSON = new MediaType("application", "fhir+json");
    static final MediaType XML = new MediaType("application", "fhir+xml");

    private static final Map<String, FhirSyntax> NAMES = Map.of(
            "application/fhir+json", FhirSyntax.JSON,
            "application/json", FhirSyntax.JSON,
            "text/json", FhirSyntax.JSON,
            "json", FhirSyntax.JSON,
            "application/fhir+xml", FhirSyntax.XML,
            "application/xml", FhirSyntax.XML,
            "text/xml", FhirSyntax.XML,
            "xml", FhirSyntax.XML);

    private FhirMedia() {}

    /** What the body is by its type; none: nothing that is read here. */
    static Optional<FhirSyntax> ofBody(HttpServletRequest request) {
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            return Optional.empty();
        }
        try {
            String sent = request.getContentType();
            MediaType type = sent == null ? JSON : MediaType.parseMediaType(sent);
            boolean utf8 = type.getCharset() == null || type.getCharset().name().equals("UTF-8");
            return utf8 ? named(type.getType() + "/" + type.getSubtype()) : Optional.empty();
        } catch (InvalidMediaTypeException e) {
            return Optional.empty();
        }
    }

    /** How the caller wants to be answered; none: in no way that there is. */
    static Optional<FhirSyntax> wanted(HttpServletRequest request) {
        String format = request.getParameter("_format");
        if (format != null) {
            // A plus sign in an address is a blank.
            return named(format.replace(' ', '+'));
        }
        return accepted(request.getHeader(HttpHeaders.ACCEPT));
    }

    private static Optional<FhirSyntax> accepted(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return Optional.of(FhirSyntax.JSON);
        }
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accept);
            return types.stream()
                    .filter(type -> type.getQualityValue() > 0)
                    .sorted((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()))
                    .flatMap(type -> syntax(type).stream())
                    .findFirst();
        } catch (InvalidMediaTypeException e) {
            return Optional.empty();
        }
    }

    private static Optional<FhirSyntax> syntax(MediaType type) {
        if (type.includes(JSON)) {
            return Optional.of(FhirSyntax.JSON);
        }
        return type.includes(XML) ? Optional.of(FhirSyntax.XML) : named(type.getType() + "/" + type.getSubtype());
    }

    private static Optional<FhirSyntax> named(String name) {
        return Optional.ofNullable(NAMES.get(name));
    }
}
