package org.diwan.accounts;

import java.math.BigDecimal;

/**
 * A benefit that could not be paid.
 *
 * @param reason no-account, deceased, suspended, no-amount or no-person
 */
record OmittedPayment(String benefitId, String nationalId, BigDecimal amount, String currency, String reason) {}
