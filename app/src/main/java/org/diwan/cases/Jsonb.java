package org.diwan.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Values by name, to and from a JSONB column. */
@Component
public class Jsonb {

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private static final TypeReference<Map<String, Map<String, List<String>>>> TYPED = new TypeReference<>() {};

    private final ObjectMapper json;

    Jsonb(ObjectMapper json) {
        // Money keeps its cents, and its last zero, as it was typed.
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** As JSON. */
    public String write(Map<String, ? extends @Nullable Object> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Values cannot be written", e);
        }
    }

    /** From JSON; numbers with a point are {@code BigDecimal}. */
    public Map<String, Object> read(String values) {
        try {
            return json.readValue(values, VALUES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Values cannot be read", e);
        }
    }

    /** What was typed, by page and posted name, from JSON. */
    public Map<String, Map<String, List<String>>> readTyped(String typed) {
        try {
            return json.readValue(typed, TYPED);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Values cannot be read", e);
        }
    }
}
