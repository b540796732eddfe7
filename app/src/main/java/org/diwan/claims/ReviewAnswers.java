package org.diwan.claims;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The answers of the forms of {@code claim-review} as what they mean. */
public final class ReviewAnswers {

    private ReviewAnswers() {}

    /** The numbers of the lines that are objected to; none where the rules left the claim open. */
    public static Set<Integer> objected(Map<?, ?> answers) {
        return answers.get("objected") instanceof Collection<?> lines
                ? lines.stream().map(line -> Integer.valueOf(line.toString())).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** What the reviewer decided. */
    static ReviewDecision decision(Map<?, ?> answers) {
        List<ReviewDecision.OfLine> lines = answers.get("lines") instanceof List<?> all
                ? all.stream().map(ReviewAnswers::line).toList()
                : List.of();
        return new ReviewDecision(
                String.valueOf(answers.get("decision")), text(answers, "denyReason"), text(answers, "note"), lines);
    }

    private static ReviewDecision.OfLine line(Object answer) {
        if (!(answer instanceof Map<?, ?> line)) {
            throw new ImpossibleDecision("A decision is about no line");
        }
        BigDecimal lineNo = number(line, "lineNo");
        String outcome = String.valueOf(line.get("outcome"));
        BigDecimal quantity = number(line, "allowedQuantity");
        return new ReviewDecision.OfLine(
                lineNo == null ? 0 : lineNo.intValue(),
                outcome,
                number(line, "allowed"),
                quantity == null ? null : quantity.intValue(),
                text(line, outcome.equals("deny") ? "denyReason" : "reduceReason"));
    }

    private static @Nullable BigDecimal number(Map<?, ?> answers, String name) {
        Object value = answers.get(name);
        return value == null ? null : new BigDecimal(value.toString());
    }

    private static @Nullable String text(Map<?, ?> answers, String name) {
        Object value = answers.get(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
