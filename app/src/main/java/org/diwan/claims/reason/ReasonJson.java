package org.diwan.claims.reason;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of reasons as they are kept: a text, a reason as an object, several of them as an array. */
public final class ReasonJson {

    private static final JsonMapper JSON = new JsonMapper();

    private ReasonJson() {}

    /** The values of a reason. */
    public static String write(Reason reason) {
        try {
            return JSON.writeValueAsString(reason.values());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A reason cannot be written", e);
        }
    }

    /**
     * The reason that was kept.
     *
     * @param key none: it was kept in words only
     */
    public static Reason read(@Nullable String key, @Nullable String values, String words) {
        try {
            return key == null || values == null ? Reason.said(words) : new Reason(key, list(JSON.readTree(values)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A reason cannot be read", e);
        }
    }

    private static List<Object> list(JsonNode array) {
        var values = new ArrayList<Object>();
        array.forEach(one -> values.add(value(one)));
        return values;
    }

    private static Object value(JsonNode node) {
        if (node.isArray()) {
            return list(node);
        }
        return node.isObject() ? new Reason(node.path("key").asText(), list(node.path("values"))) : node.asText();
    }
}
