package org.diwan.accounts;

import java.math.BigDecimal;

/** A benefit's payment of a month. */
record Payment(String benefitId, String iban, String holderName, String bankBic, BigDecimal amount, String currency) {}
