package org.diwan.claims.rules;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;

/** Claims as the examples write them: the usual one, and what differs from it. */
final class ClaimYaml {

    static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    private ClaimYaml() {}

    static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Rules without examples: " + file, e);
        }
    }

    /** What the usual claim becomes with these differences. */
    static ClaimFacts claim(JsonNode usual, JsonNode differences) {
        ObjectNode claim = usual.deepCopy();
        JsonNode line = claim.remove("line");
        JsonNode use = claim.remove("use");
        ObjectNode own = differences.deepCopy();
        own.remove("example");
        own.remove("expected");
        ArrayNode lines = YAML.createArrayNode();
        for (JsonNode each : own.path("lines")) {
            lines.add(merged(line.deepCopy(), each).put("no", lines.size() + 1));
        }
        own.set("lines", lines);
        ArrayNode before = YAML.createArrayNode();
        for (JsonNode each : own.path("before")) {
            before.add(merged(use.deepCopy(), each));
        }
        own.set("before", before);
        try {
            return YAML.treeToValue(merged(claim, own), ClaimFacts.class);
        } catch (IOException e) {
            throw new IllegalArgumentException(differences.path("example").asText(), e);
        }
    }

    /** A number with its cents, as the tables hold it. */
    static BigDecimal money(JsonNode number) {
        return new BigDecimal(number.asText()).setScale(2);
    }

    private static ObjectNode merged(ObjectNode base, JsonNode differences) {
        differences.fields().forEachRemaining(entry -> {
            JsonNode old = base.get(entry.getKey());
            boolean both = old != null && old.isObject() && entry.getValue().isObject();
            base.set(entry.getKey(), both ? merged((ObjectNode) old, entry.getValue()) : entry.getValue());
        });
        return base;
    }
}
