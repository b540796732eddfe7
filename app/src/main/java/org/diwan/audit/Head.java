package org.diwan.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The end of the chain at some time, signed: nobody without the key can make another chain of that length.
 *
 * @param number one more than that of the head before
 * @param position how many entries it stands for
 * @param hash of the last of them
 * @param key fingerprint of the certificate that it is signed with
 */
record Head(UUID chain, long number, long position, byte[] hash, Instant at, String key, byte[] signature) {

    private static final HexFormat HEX = HexFormat.of();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is signed. */
    static byte[] text(UUID chain, long number, long position, byte[] hash, Instant at) {
        return ("diwan audit head 1\nchain " + chain + "\nnumber " + number + "\nposition " + position + "\nhash "
                        + HEX.formatHex(hash) + "\nat " + at + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] text() {
        return text(chain, number, position, hash, at);
    }

    /** One line, without its end. */
    String line() {
        return JSON.createObjectNode()
                .put("head", number)
                .put("chain", chain.toString())
                .put("position", position)
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
