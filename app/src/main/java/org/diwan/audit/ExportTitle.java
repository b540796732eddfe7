package org.diwan.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * The first line of an exported chain.
 *
 * @param to the last entry in it
 * @param certificate of the institution, as the export says; whoever believes it compares its fingerprint
 */
record ExportTitle(Chain chain, long to, Instant at, Certificate certificate) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String line() {
        try {
            return JSON.createObjectNode()
                    .put("audit", 1)
                    .put("chain", chain.id().toString())
                    .put("unmarked_to", chain.unmarkedTo())
                    .put("to", to)
                    .put("at", at.toString())
                    .put("certificate", Base64.getEncoder().encodeToString(certificate.getEncoded()))
                    .toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static ExportTitle of(String line) throws Unreadable {
        try {
            JsonNode json = JSON.readTree(line);
            if (Unreadable.number(json, "audit") != 1) {
                throw new IllegalArgumentException("Another kind of export");
            }
            byte[] certificate =
                    Base64.getDecoder().decode(json.path("certificate").asText());
            return new ExportTitle(
                    new Chain(UUID.fromString(json.path("chain").asText()), Unreadable.number(json, "unmarked_to")),
                    Unreadable.number(json, "to"),
                    Instant.parse(json.path("at").asText()),
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate)));
        } catch (JsonProcessingException | RuntimeException | GeneralSecurityException e) {
            throw new Unreadable(e);
        }
    }
}
