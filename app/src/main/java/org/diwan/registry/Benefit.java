package org.diwan.registry;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A benefit paid monthly.
 *
 * @param kind old-age, disability or survivor
 */
public record Benefit(
        String benefitId,
        String kind,
        LocalDate startedOn,
        @Nullable LocalDate endedOn,
        BigDecimal monthlyAmount,
        String currency) {

    /** The kind in the languages of a certificate. */
    public Fact.Text words() {
        return Words.of(kind);
    }

    boolean isInPayment(LocalDate on) {
        return !startedOn.isAfter(on) && (endedOn == null || !endedOn.isBefore(on));
    }
}
