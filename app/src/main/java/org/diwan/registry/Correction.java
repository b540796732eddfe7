package org.diwan.registry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a clerk found out about a record.
 *
 * @param from first day it speaks of
 * @param to last day it speaks of
 * @param amount the monthly wage, where a wage is added
 * @param recordedBy user name
 */
public record Correction(
        String nationalId,
        Kind kind,
        LocalDate from,
        LocalDate to,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        String note,
        @Nullable String caseReference,
        String recordedBy) {

    /** What is corrected. */
    public enum Kind {
        /** The gap between two employments is real. */
        @JsonProperty("gap-accepted")
        GAP_ACCEPTED("gap-accepted"),
        /** The two employments did overlap. */
        @JsonProperty("overlap-accepted")
        OVERLAP_ACCEPTED("overlap-accepted"),
        /** The months without a wage get this one. */
        @JsonProperty("wage-added")
        WAGE_ADDED("wage-added");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** As stored. */
        public String key() {
            return key;
        }
    }
}
