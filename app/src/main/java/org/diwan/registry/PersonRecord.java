package org.diwan.registry;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the registry knows of a person's work and benefits on a day.
 *
 * @param employments begun by that day, the latest first
 * @param benefits in payment on that day
 */
public record PersonRecord(
        Person person, List<Employment> employments, List<Benefit> benefits, Quality quality, LocalDate on) {

    /** The employment that goes on; of several the one begun last. */
    public Optional<Employment> currentEmployment() {
        return employments.stream().filter(one -> one.isCurrent(on)).max(Comparator.comparing(Employment::startedOn));
    }

    /** The present employment; without one the last. */
    public Optional<Employment> latestEmployment() {
        return currentEmployment().or(() -> employments.stream().findFirst());
    }

    /** What the decision tables ask: plain values by name. */
    public Map<String, Object> decisionFacts() {
        return Map.of(
                "status", person.diedOn() == null ? person.status() : "deceased",
                "investigation", person.investigation(),
                "everEmployed", !employments.isEmpty(),
                "employed", currentEmployment().isPresent(),
                "gapDays", quality.gapDays(),
                "overlaps", quality.overlaps().size(),
                "monthsMissing", quality.missing().size(),
                "benefitInPayment", !benefits.isEmpty());
    }

    /** What a certificate may say, by name. */
    public Map<String, Fact> facts() {
        return Facts.of(this);
    }
}
