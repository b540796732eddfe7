package org.diwan.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.diwan.access.rules.Finding;
import org.diwan.access.rules.Finding.Kind;

/** Findings as decisions keep them. */
final class AccessFindings {

    private AccessFindings() {}

    static List<Finding> of(Map<String, Object> outputs) {
        return outputs.get("findings") instanceof List<?> all
                ? all.stream().flatMap(AccessFindings::finding).toList()
                : List.of();
    }

    private static Stream<Finding> finding(Object kept) {
        if (!(kept instanceof Map<?, ?> map)) {
            return Stream.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        if (map.get("values") instanceof Map<?, ?> own) {
            own.forEach((name, value) -> values.put(String.valueOf(name), Objects.requireNonNullElse(value, "")));
        }
        return Stream.of(new Finding(
                Kind.valueOf(String.valueOf(map.get("kind"))),
                String.valueOf(map.get("rule")),
                String.valueOf(map.get("what")),
                values));
    }
}
