package org.diwan.forms;

import java.util.Map;

/**
 * Why an answer was not accepted.
 *
 * @param kind the last part of its text's key: {@code form.<form>.<key>.error.<kind>}, else {@code forms.error.<kind>}
 * @param arguments the numbers and values that its text names
 */
public record Problem(String kind, Map<String, Object> arguments) {

    static Problem of(String kind) {
        return new Problem(kind, Map.of());
    }

    static Problem of(String kind, String name, Object value) {
        return new Problem(kind, Map.of(name, value));
    }
}
