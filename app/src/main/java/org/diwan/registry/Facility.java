package org.diwan.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A hospital, clinic or pharmacy.
 *
 * @param contractTo last day of its contract, absent where it goes on
 */
public record Facility(
        String facilityId,
        Name name,
        String kind,
        @Nullable String city,
        LocalDate contractFrom,
        @Nullable LocalDate contractTo) {

    /** Whether it has a contract on this day. */
    public boolean hasContract(LocalDate on) {
        return !on.isBefore(contractFrom) && (contractTo == null || !on.isAfter(contractTo));
    }
}
