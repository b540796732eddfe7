package org.diwan.claims.remittance;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an order pays for one batch.
 *
 * @param batch reference of the batch's case
 * @param endToEndId as it stands in the facility's statement of account
 * @param state open, paid or rejected
 * @param code why the bank did not pay
 */
public record Transfer(
        long id,
        long batchId,
        String batch,
        String fileName,
        BigDecimal amount,
        String endToEndId,
        String state,
        @Nullable String code) {}
