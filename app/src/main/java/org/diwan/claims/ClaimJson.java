package org.diwan.claims;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;
import org.diwan.claims.rules.ClaimFacts;

/** Facts and what rules say, as they are kept; money keeps its cents. */
final class ClaimJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final TypeReference<Map<String, Object>> ARGS = new TypeReference<>() {};

    private ClaimJson() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Facts cannot be written", e);
        }
    }

    static ClaimFacts facts(String json) {
        try {
            return JSON.readValue(json, ClaimFacts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Facts cannot be read", e);
        }
    }

    static Map<String, Object> args(String json) {
        try {
            return JSON.readValue(json, ARGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What a rule says cannot be read", e);
        }
    }
}
