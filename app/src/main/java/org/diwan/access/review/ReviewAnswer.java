package org.diwan.access.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the reviewer says of one role. */
record ReviewAnswer(int lineNo, String decision, @Nullable String note) {

    private static final String REMOVE = "remove";

    boolean isRemoval() {
        return decision.equals(REMOVE);
    }

    /** By the number of the line. */
    static Map<Integer, ReviewAnswer> all(@Nullable Object lines) {
        return lines instanceof List<?> all
                ? all.stream()
                        .map(ReviewAnswer::of)
                        .collect(Collectors.toMap(ReviewAnswer::lineNo, one -> one, (first, second) -> second))
                : Map.of();
    }

    private static ReviewAnswer of(Object answer) {
        if (!(answer instanceof Map<?, ?> line) || line.get("lineNo") == null) {
            throw new IllegalArgumentException("A decision is about no line");
        }
        Object note = line.get("note");
        return new ReviewAnswer(
                new BigDecimal(String.valueOf(line.get("lineNo"))).intValueExact(),
                String.valueOf(line.get("decision")),
                note == null || note.toString().isBlank() ? null : note.toString());
    }
}
