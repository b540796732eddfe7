package org.diwan.claims.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rules say of a claim: one verdict a line, in their order. */
public record Verdict(List<OfLine> lines) {

    static Verdict of(ClaimFacts claim, Collection<Finding> findings) {
        return new Verdict(claim.lines().stream()
                .map(line -> OfLine.of(
                        line, findings.stream().filter(one -> one.line().no() == line.no())))
                .toList());
    }

    /** Whether a reviewer has to look at it. */
    public boolean isPended() {
        return lines.stream().anyMatch(line -> line.outcome() == Outcome.PEND);
    }

    /**
     * What the rules say of a line.
     *
     * @param allowed what is paid, for the time being nothing where a reviewer decides
     * @param allowedQuantity how many count against limits
     * @param proposed what prices and quantities would allow, whatever else was found
     * @param reason the first of the strongest rules that fired, by name; none where none fired
     * @param findings every rule that fired, the strongest first
     */
    public record OfLine(
            int lineNo,
            Outcome outcome,
            BigDecimal allowed,
            int allowedQuantity,
            BigDecimal proposed,
            @Nullable String reason,
            List<Finding> findings) {

        private static OfLine of(Line line, Stream<Finding> found) {
            List<Finding> findings = found.sorted(Finding.STRONGEST_FIRST).toList();
            Outcome outcome = findings.isEmpty() ? Outcome.PAY : findings.get(0).outcome();
            BigDecimal price = line.unitPrice();
            int quantity = line.quantity();
            for (Finding finding : findings) {
                price = finding.price() == null ? price : price.min(finding.price());
                quantity = finding.quantity() == null ? quantity : Math.min(quantity, finding.quantity());
            }
            boolean paid = outcome == Outcome.PAY || outcome == Outcome.REDUCE;
            BigDecimal proposed =
                    price.multiply(BigDecimal.valueOf(quantity)).setScale(2).min(line.amount());
            return new OfLine(
                    line.no(),
                    outcome,
                    paid ? proposed : BigDecimal.ZERO.setScale(2),
                    outcome == Outcome.DENY ? 0 : quantity,
                    proposed,
                    findings.isEmpty() ? null : findings.get(0).rule(),
                    new ArrayList<>(findings));
        }
    }
}
