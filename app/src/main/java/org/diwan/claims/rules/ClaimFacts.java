package org.diwan.claims.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the rules are told about a claim. Nothing else decides it, so it is judged alike whenever it is judged again.
 *
 * @param patient none where the registry does not know them
 * @param covered the days on which the patient is covered
 * @param receivedOn the day on which the claim arrived
 * @param usual what claims of such facilities come to; none where too few are known
 * @param before services to the patient that are paid, or may yet be, and could count against this claim
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ClaimFacts(
        String claimNo,
        Facility facility,
        String nationalId,
        @Nullable Patient patient,
        List<Period> covered,
        LocalDate receivedOn,
        BigDecimal amount,
        @Nullable Usual usual,
        List<Line> lines,
        List<Use> before) {

    public ClaimFacts {
        covered = covered == null ? List.of() : List.copyOf(covered);
        before = before == null ? List.of() : List.copyOf(before);
        lines = List.copyOf(lines);
    }

    /** Whether the patient is covered on this day. */
    public boolean covers(LocalDate day) {
        return covered.stream().anyMatch(period -> period.holds(day));
    }

    /** Days from a service to its claim. */
    public int daysSince(LocalDate service) {
        return (int) ChronoUnit.DAYS.between(service, receivedOn);
    }

    /** From one day to another, both of them in; without an end where it goes on. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Period(LocalDate from, @Nullable LocalDate to) {

        public boolean holds(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /**
     * Who claims.
     *
     * @param kind hospital, clinic or pharmacy
     */
    public record Facility(String facilityId, String kind, Period contract) {}

    /**
     * Who was treated.
     *
     * @param sex F or M
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Patient(String sex, LocalDate birthDate, @Nullable LocalDate diedOn) {

        /** Age in whole years. */
        public int ageOn(LocalDate day) {
            return (int) ChronoUnit.YEARS.between(birthDate, day);
        }
    }

    /**
     * How the facility compares.
     *
     * @param amount of a claim of such a facility, on average
     * @param percent what a claim of this facility comes to, on average, in percent of it
     */
    public record Usual(BigDecimal amount, int percent) {

        public BigDecimal twice() {
            return amount.add(amount);
        }
    }
}
