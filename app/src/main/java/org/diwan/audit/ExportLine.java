package org.diwan.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import org.diwan.audit.ChainCheck.Seal;

/** An entry with its seal as a line of an exported chain; nothing is left out that the hash is over. */
record ExportLine(Seal seal, Entry entry) {

    private static final HexFormat HEX = HexFormat.of();
    private static final ObjectMapper JSON = new ObjectMapper();

    String line() {
        ObjectNode json = JSON.createObjectNode()
                .put("position", seal.position())
                .put("seq", entry.seq())
                .put("at", entry.time().toString())
                .put("who", Entry.text(entry.who()))
                .put("act", Entry.text(entry.act()))
                .put("object_type", Entry.text(entry.objectType()))
                .put("object_id", Entry.text(entry.objectId()))
                .put("detail", Entry.text(entry.detail()))
                .put("xact", Entry.text(entry.xact()));
        if (entry.mac() != null) {
            json.put("mac", HEX.formatHex(entry.mac()));
        }
        return json.put("marks", HEX.formatHex(seal.marks()))
                .put("hash", HEX.formatHex(seal.hash()))
                .toString();
    }

    static ExportLine of(JsonNode json) throws Unreadable {
        try {
            long seq = Unreadable.number(json, "seq");
            Entry entry = new Entry(
                    seq,
                    Entry.micros(Instant.parse(json.path("at").asText())),
                    bytes(json, "who"),
                    bytes(json, "act"),
                    bytes(json, "object_type"),
                    bytes(json, "object_id"),
                    bytes(json, "detail"),
                    bytes(json, "xact"),
                    json.has("mac") ? hex(json, "mac") : null);
            Seal seal = new Seal(Unreadable.number(json, "position"), seq, hex(json, "hash"), hex(json, "marks"));
            return new ExportLine(seal, entry);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Unreadable(e);
        }
    }

    private static byte[] bytes(JsonNode json, String name) {
        return json.path(name).asText().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(JsonNode json, String name) {
        return HEX.parseHex(json.path(name).asText());
    }
}
