package org.diwan.accounts;

import java.util.List;
import org.diwan.accounts.PaymentRun.Total;

/**
 * What a run would pay today.
 *
 * @param omitted how many benefits could not be paid, by reason
 */
record DuePayments(List<Total> totals, List<Reason> omitted) {

    /** A reason, and how many benefits have it. */
    record Reason(String reason, long count) {}
}
