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

/**
 * The end of the chain at some time, signed: nobody without the key can make another chain of that length.
 *
 * @param unmarkedTo of the chain; -1 where an earlier house signed it, whose text did not say that
 * @param number one more than that of the head before
 * @param position how many entries it stands for
 * @param hash of the last of them
 * @param key fingerprint of the certificate that it is signed with
 */
record Head(
        UUID chain,
        long unmarkedTo,
        long number,
        long position,
        byte[] hash,
        Instant at,
        String key,
        byte[] signature) {

    private static final HexFormat HEX = HexFormat.of();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is signed. */
    static byte[] text(Chain chain, long number, long position, byte[] hash, Instant at) {
        return ("diwan audit head 2\nchain " + chain.id() + "\nunmarked_to " + chain.unmarkedTo()
                        + rest(number, position, hash, at))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String rest(long number, long position, byte[] hash, Instant at) {
        return "\nnumber " + number + "\nposition " + position + "\nhash " + HEX.formatHex(hash) + "\nat " + at + "\n";
    }

    byte[] text() {
        return text(new Chain(chain, unmarkedTo), number, position, hash, at);
    }

    /** What earlier houses signed; which entries bear no mark was under the first hash alone. */
    byte[] oldText() {
        return ("diwan audit head 1\nchain " + chain + rest(number, position, hash, at))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** One line, without its end. */
    String line() {
        ObjectNode line = JSON.createObjectNode().put("head", number).put("chain", chain.toString());
        if (unmarkedTo >= 0) {
            line.put("unmarked_to", unmarkedTo);
        }
        return line.put("position", position)
                .put("hash", HEX.formatHex(hash))
                .put("at", at.toString())
                .put("key", key)
                .put("signature", HEX.formatHex(signature))
                .toString();
    }

    /** Reads a line. */
    static Head of(String line) throws Unreadable {
        try {
            return of(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            throw new Unreadable(e);
        }
    }

    static Head of(JsonNode json) throws Unreadable {
        try {
            return new Head(
                    UUID.fromString(json.path("chain").asText()),
                    json.has("unmarked_to") ? Unreadable.number(json, "unmarked_to") : -1,
                    Unreadable.number(json, "head"),
                    Unreadable.number(json, "position"),
                    HEX.parseHex(json.path("hash").asText()),
                    Instant.parse(json.path("at").asText()),
                    json.path("key").asText(),
                    HEX.parseHex(json.path("signature").asText()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Unreadable(e);
        }
    }
}
