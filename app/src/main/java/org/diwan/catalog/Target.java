package org.diwan.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** In how long something shall be done, by the priority of the case. */
public record Target(Map<Priority, Span> spans) {

    /** One span for all, or a span for each priority that differs from normal. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Target of(Object written) {
        Map<Priority, Span> spans = new EnumMap<>(Priority.class);
        if (written instanceof Map<?, ?> byPriority) {
            byPriority.forEach((priority, span) ->
                    spans.put(Priority.of(String.valueOf(priority)), Span.parse(String.valueOf(span))));
        } else {
            spans.put(Priority.NORMAL, Span.parse(String.valueOf(written)));
        }
        if (!spans.containsKey(Priority.NORMAL)) {
            throw new IllegalArgumentException("A target says at least what is normal");
        }
        return new Target(spans);
    }

    /** Of a case of this priority. */
    public Span of(Priority priority) {
        return spans.getOrDefault(priority, normal());
    }

    /** Whether the priority makes a difference. */
    public boolean byPriority() {
        return spans.size() > 1;
    }

    private Span normal() {
        return Objects.requireNonNull(spans.get(Priority.NORMAL));
    }
}
