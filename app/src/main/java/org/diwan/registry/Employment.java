package org.diwan.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One employment of a person.
 *
 * @param endedOn last day of it; none while it goes on
 * @param wages of the last 13 months, oldest first
 */
public record Employment(
        String employmentId,
        Employer employer,
        String occupation,
        LocalDate startedOn,
        @Nullable LocalDate endedOn,
        List<Wage> wages) {

    boolean isCurrent(LocalDate on) {
        return !startedOn.isAfter(on) && !lastDay(on).isBefore(on);
    }

    /** Its last day, or this day while it goes on. */
    LocalDate lastDay(LocalDate on) {
        return endedOn == null ? on : endedOn;
    }

    Optional<Wage> lastWage() {
        return wages.isEmpty() ? Optional.empty() : Optional.of(wages.get(wages.size() - 1));
    }
}
