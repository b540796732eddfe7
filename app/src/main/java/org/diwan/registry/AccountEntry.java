package org.diwan.registry;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A new account for benefits of a person, all of them or none.
 *
 * @param present by benefit the account number that is to be replaced, as it was when the change was asked for; null for
 *     a benefit that had none
 * @param from the first day on which the new one holds
 * @param source the case's reference
 */
public record AccountEntry(
        String nationalId,
        Map<String, @Nullable String> present,
        String iban,
        String holderName,
        String bankBic,
        LocalDate from,
        String source) {}
