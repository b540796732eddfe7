package org.diwan.registry;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** From a day to a day, both included. */
public record Period(LocalDate from, LocalDate to) {

    /** How many days it has. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    boolean covers(Period other) {
        return !from.isAfter(other.from) && !to.isBefore(other.to);
    }
}
