package org.diwan.registry;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a service costs and whom it is for, from a day on.
 *
 * @param sex F or M, absent where it is for both
 */
public record Tariff(
        String serviceCode,
        String title,
        String kind,
        BigDecimal price,
        String currency,
        int maxQuantity,
        @Nullable String sex,
        @Nullable Integer minAge,
        @Nullable Integer maxAge,
        boolean priorApproval,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {}
