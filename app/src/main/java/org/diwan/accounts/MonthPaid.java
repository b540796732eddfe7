package org.diwan.accounts;

import java.time.YearMonth;

/**
 * The benefits of a month were paid; published in the run's transaction.
 *
 * @param by finance officer, or {@code schedule} where it came due
 */
public record MonthPaid(YearMonth month, String by) {}
