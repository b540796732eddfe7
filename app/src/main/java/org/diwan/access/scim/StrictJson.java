package org.diwan.access.scim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.diwan.access.provision.NotDone;
import org.diwan.access.provision.Problem.Code;

/** Reads what other systems answer: one object, no name twice, nothing after it, not deeper than SCIM goes. */
final class StrictJson {

    private static final int DEEPEST = 32;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * How many objects, lists and values there are; read without keeping any.
     *
     * @throws NotDone where there are more
     */
    static int count(byte[] text, int most) {
        try (JsonParser tokens = MAPPER.getFactory().createParser(text)) {
            int count = 0;
            for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
                if (token.isStructStart() || token.isScalarValue()) {
                    count++;
                }
                if (count > most) {
                    throw new NotDone(Code.TOO_LARGE);
                }
            }
            return count;
        } catch (IOException e) {
            throw new NotDone(Code.UNREADABLE);
        }
    }

    static ObjectNode read(byte[] text) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw new NotDone(Code.UNREADABLE);
        }
        throw new NotDone(Code.UNREADABLE);
    }
}
