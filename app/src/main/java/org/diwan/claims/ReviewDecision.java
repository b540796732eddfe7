package org.diwan.claims;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diwan.claims.rules.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer says of the lines of a claim.
 *
 * @param way {@code propose}, {@code deny} or {@code lines}
 * @param denyReason why all are denied, where they are
 * @param note for the file
 * @param lines line by line, where that is the way
 */
public record ReviewDecision(String way, @Nullable String denyReason, @Nullable String note, List<OfLine> lines) {

    private static final String WORD = "review-";

    /**
     * Of one line.
     *
     * @param allowed amount, where it is reduced
     * @param quantity that counts, where it is reduced
     * @param reason key of the reason, where it is reduced or denied
     */
    public record OfLine(
            int lineNo,
            String outcome,
            @Nullable BigDecimal allowed,
            @Nullable Integer quantity,
            @Nullable String reason) {

        private Decided decide(ReviewedLine line) {
            return switch (outcome) {
                case "pay" -> new Decided(line, Outcome.PAY, line.amount(), line.quantity(), WORD + "accepted");
                case "reduce" -> reduce(line);
                case "deny" -> deny(line, reason);
                default -> throw new ImpossibleDecision("Line " + lineNo + " cannot be " + outcome);
            };
        }

        private Decided reduce(ReviewedLine line) {
            int counted = quantity == null ? line.quantity() : quantity;
            if (allowed == null
                    || allowed.signum() <= 0
                    || allowed.compareTo(line.amount()) > 0
                    || allowed.stripTrailingZeros().scale() > 2
                    || counted < 1
                    || counted > line.quantity()) {
                throw new ImpossibleDecision("Line " + lineNo + " cannot be reduced to " + allowed + " for " + counted);
            }
            boolean whole = allowed.compareTo(line.amount()) == 0;
            return new Decided(
                    line, whole ? Outcome.PAY : Outcome.REDUCE, allowed.setScale(2), counted, WORD + given(reason));
        }
    }

    /** A line with what it becomes. */
    record Decided(ReviewedLine line, Outcome outcome, BigDecimal allowed, int quantity, String reason) {}

    /** Each of the lines decided, and no other. */
    List<Decided> decide(List<ReviewedLine> open) {
        return switch (way) {
            case "propose" -> open.stream().map(ReviewDecision::asProposed).toList();
            case "deny" -> open.stream().map(line -> deny(line, denyReason)).toList();
            case "lines" -> each(open);
            default -> throw new ImpossibleDecision("Nothing is decided by " + way);
        };
    }

    private List<Decided> each(List<ReviewedLine> open) {
        Map<Integer, OfLine> byNumber = new HashMap<>();
        lines.forEach(line -> byNumber.put(line.lineNo(), line));
        if (byNumber.size() != lines.size() || lines.size() != open.size()) {
            throw new ImpossibleDecision(lines.size() + " lines are decided instead of " + open.size());
        }
        return open.stream()
                .map(line -> {
                    OfLine decision = byNumber.get(line.lineNo());
                    if (decision == null) {
                        throw new ImpossibleDecision("Line " + line.lineNo() + " is not decided");
                    }
                    return decision.decide(line);
                })
                .toList();
    }

    private static Decided asProposed(ReviewedLine line) {
        boolean whole = line.proposed().compareTo(line.amount()) == 0;
        return new Decided(
                line,
                whole ? Outcome.PAY : Outcome.REDUCE,
                line.proposed(),
                line.proposedQuantity(),
                WORD + "as-proposed");
    }

    private static Decided deny(ReviewedLine line, @Nullable String reason) {
        return new Decided(line, Outcome.DENY, BigDecimal.ZERO.setScale(2), 0, WORD + given(reason));
    }

    private static String given(@Nullable String reason) {
        if (reason == null || !reason.matches("[a-z-]{1,40}")) {
            throw new ImpossibleDecision("No reason is given");
        }
        return reason;
    }
}
