package org.diwan.accounts;

import java.time.YearMonth;

/**
 * Somebody took the file of a month, with everybody's account in it.
 *
 * @param by finance officer
 */
public record PaymentFileTaken(YearMonth month, String by) {}
