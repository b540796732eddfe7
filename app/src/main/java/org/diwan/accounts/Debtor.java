package org.diwan.accounts;

import java.util.Optional;
import org.diwan.money.Iban;
import org.diwan.web.Settings;

/** Who pays, and from which account. */
record Debtor(String name, String iban, String bic) {

    private static final String DEMO_BIC = "DIWASARI";

    /** As it is set; in a demo an account at the demo bank. Without one nothing can be paid. */
    static Optional<Debtor> of(PaymentSettings payments, Settings house) {
        String iban = Iban.plain(payments.debtorIban());
        if (!iban.isEmpty()) {
            if (!Iban.isValid(iban) || payments.debtorBic().isBlank()) {
                throw new IllegalStateException(
                        "DIWAN_PAYMENTS_DEBTOR_IBAN must be an account number, with DIWAN_PAYMENTS_DEBTOR_BIC");
            }
            return Optional.of(new Debtor(payments.debtorName(), iban, payments.debtorBic()));
        }
        return house.demo()
                ? Optional.of(new Debtor(payments.debtorName(), Iban.of("SA", "10" + "0".repeat(17) + "1"), DEMO_BIC))
                : Optional.empty();
    }
}
