package org.diwan.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person of the registry.
 *
 * @param sex F or M
 * @param status active, pensioner, deceased or suspended
 */
public record Person(
        String nationalId,
        Name name,
        LocalDate birthDate,
        String sex,
        String status,
        @Nullable LocalDate diedOn,
        @Nullable String city,
        String language,
        boolean investigation) {}
