package org.diwan.claims.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * A service to the patient that is paid, or may yet be: in an earlier claim, or in an earlier line of this one.
 *
 * @param own whether it is a line of this claim
 * @param quantity as far as it is allowed
 */
public record Use(
        String claimNo,
        String facilityId,
        int lineNo,
        String serviceCode,
        LocalDate serviceDate,
        int quantity,
        boolean own) {

    /** A line of the claim itself, which counts for the lines after it. */
    public static Use of(ClaimFacts claim, Line line) {
        int most = line.tariff() == null ? line.quantity() : line.tariff().maxQuantity();
        return new Use(
                claim.claimNo(),
                claim.facility().facilityId(),
                line.no(),
                line.serviceCode(),
                line.serviceDate(),
                Math.min(line.quantity(), most),
                true);
    }

    /** Whether it came before this line. */
    public boolean isBefore(Line line) {
        return !own || lineNo < line.no();
    }

    /** How much of a service is left on a day: what no period of the limit's days that holds this day has used up. */
    public static int left(Line.Limit limit, LocalDate day, List<Use> uses) {
        List<Use> near = uses.stream()
                .filter(use -> Math.abs(use.serviceDate.toEpochDay() - day.toEpochDay()) < limit.days())
                .sorted(Comparator.comparing(Use::serviceDate))
                .toList();
        int most = 0;
        // A period that is fullest begins with a use, or on the day itself.
        for (int first = 0; first < near.size(); first++) {
            LocalDate begin = near.get(first).serviceDate();
            LocalDate from = begin.isAfter(day) ? day : begin;
            most = Math.max(most, used(near, from, limit.days()));
        }
        return Math.max(0, limit.quantity() - most);
    }

    private static int used(List<Use> near, LocalDate from, int days) {
        return near.stream()
                .filter(use -> !use.serviceDate.isBefore(from) && use.serviceDate.isBefore(from.plusDays(days)))
                .mapToInt(Use::quantity)
                .sum();
    }
}
