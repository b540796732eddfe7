package org.diwan.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The signed line with which a chain begins in the file beside the database: which chain it is cannot be said anew there.
 *
 * @param after the chain that it takes the place of, by an operator's word; none for the first
 * @param reason what the operator said; empty for the first
 * @param key fingerprint of the certificate that it is signed with
 */
record Opening(Chain chain, @Nullable UUID after, String reason, Instant at, String key, byte[] signature) {

    private static final HexFormat HEX = HexFormat.of();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is signed. */
    static byte[] text(Chain chain, @Nullable UUID after, String reason, Instant at) {
        return ("diwan audit opening 1\nchain " + chain.id() + "\nunmarked_to " + chain.unmarkedTo() + "\nafter "
                        + (after == null ? "none" : after) + "\nat " + at + "\nreason " + reason + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] text() {
        return text(chain, after, reason, at);
    }

    /** One line, without its end. */
    String line() {
        ObjectNode line =
                JSON.createObjectNode().put("opens", chain.id().toString()).put("unmarked_to", chain.unmarkedTo());
        if (after != null) {
            line.put("after", after.toString());
        }
        return line.put("reason", reason)
                .put("at", at.toString())
                .put("key", key)
                .put("signature", HEX.formatHex(signature))
                .toString();
    }

    /** Whether the line may be one. */
    static boolean isOne(String line) {
        return line.contains("\"opens\"");
    }

    static Opening of(String line) throws Unreadable {
        try {
            JsonNode json = JSON.readTree(line);
            return new Opening(
                    new Chain(UUID.fromString(json.path("opens").asText()), Unreadable.number(json, "unmarked_to")),
                    json.has("after") ? UUID.fromString(json.path("after").asText()) : null,
                    json.path("reason").asText(),
                    Instant.parse(json.path("at").asText()),
                    json.path("key").asText(),
                    HEX.parseHex(json.path("signature").asText()));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new Unreadable(e);
        }
    }
}
