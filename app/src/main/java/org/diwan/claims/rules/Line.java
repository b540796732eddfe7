package org.diwan.claims.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a claim with the decision data that was valid on the day of its service.
 *
 * @param priorApproval number of the approval, where there is one
 * @param tariff none where the service has none on that day
 * @param limit none where the service may be given as often as needed
 * @param partOf services whose price holds this one's
 * @param wholeOf services whose price this one's holds
 * @param diagnosisLimits whom the diagnosis can concern
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Line(
        int no,
        LocalDate serviceDate,
        String diagnosis,
        String serviceCode,
        int quantity,
        BigDecimal unitPrice,
        BigDecimal amount,
        String currency,
        @Nullable String priorApproval,
        @Nullable Tariff tariff,
        @Nullable Limit limit,
        List<String> partOf,
        List<String> wholeOf,
        List<DiagnosisLimit> diagnosisLimits) {

    public Line {
        partOf = partOf == null ? List.of() : List.copyOf(partOf);
        wholeOf = wholeOf == null ? List.of() : List.copyOf(wholeOf);
        diagnosisLimits = diagnosisLimits == null ? List.of() : List.copyOf(diagnosisLimits);
    }

    /**
     * What a service costs and whom it is for.
     *
     * @param kind outpatient, inpatient or pharmacy
     * @param validFrom the day from which it is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Tariff(
            String kind,
            BigDecimal price,
            String currency,
            int maxQuantity,
            @Nullable String sex,
            @Nullable Integer minAge,
            @Nullable Integer maxAge,
            boolean priorApproval,
            LocalDate validFrom) {}

    /** At most so many within any so many days in a row. */
    public record Limit(int quantity, int days) {}

    /**
     * Whom a diagnosis can concern.
     *
     * @param code the beginning of the diagnoses it is about
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DiagnosisLimit(
            String code, @Nullable String sex, @Nullable Integer minAge, @Nullable Integer maxAge) {

        public boolean fitsAge(int age) {
            return (minAge == null || age >= minAge) && (maxAge == null || age <= maxAge);
        }
    }
}
