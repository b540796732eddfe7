package org.diwan.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.diwan.web.SigningKey;

/**
 * The first line of an exported chain.
 *
 * @param to the last entry in it
 * @param head number of the signed head that stands for it; 0 for none
 * @param certificate of the institution, as the export says; whoever believes it compares its fingerprint
 * @param key fingerprint of the certificate that the title is signed with
 * @param signature empty in exports that earlier houses made
 */
record ExportTitle(Chain chain, long to, long head, Instant at, Certificate certificate, String key, byte[] signature) {

    private static final HexFormat HEX = HexFormat.of();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Signs what the export says of itself, so that it cannot be made shorter. */
    static ExportTitle signed(Chain chain, long to, long head, Instant at, SigningKey signing) {
        byte[] signature = HeadKeys.sign(signing.key(), text(chain, to, head, at));
        String key = HeadKeys.fingerprint(signing.certificate());
        return new ExportTitle(chain, to, head, at, signing.certificate(), key, signature);
    }

    private static byte[] text(Chain chain, long to, long head, Instant at) {
        return ("diwan audit export 1\nchain " + chain.id() + "\nunmarked_to " + chain.unmarkedTo() + "\nto " + to
                        + "\nhead " + head + "\nat " + at + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    boolean isSignedBy(HeadKeys keys) {
        return keys.hasSigned(key, text(chain, to, head, at), signature);
    }

    String line() {
        try {
            return JSON.createObjectNode()
                    .put("audit", 1)
                    .put("chain", chain.id().toString())
                    .put("unmarked_to", chain.unmarkedTo())
                    .put("to", to)
                    .put("head_number", head)
                    .put("at", at.toString())
                    .put("certificate", Base64.getEncoder().encodeToString(certificate.getEncoded()))
                    .put("key", key)
                    .put("signature", HEX.formatHex(signature))
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
                    json.path("head_number").asLong(),
                    Instant.parse(json.path("at").asText()),
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate)),
                    json.path("key").asText(),
                    HEX.parseHex(json.path("signature").asText()));
        } catch (JsonProcessingException | RuntimeException | GeneralSecurityException e) {
            throw new Unreadable(e);
        }
    }
}
