package org.diwan.bank;

import java.util.Optional;
import org.diwan.money.Iban;
import org.diwan.web.Settings;
import org.springframework.stereotype.Component;

/** The account that the house pays from. */
@Component
public class Debtors {

    private static final String DEMO_BIC = "DIWASARI";

    private final Optional<Debtor> own;

    /** As it is set; in a demo an account at the demo bank. */
    public Debtors(DebtorSettings payments, Settings house) {
        String iban = Iban.plain(payments.debtorIban());
        if (!iban.isEmpty() && (!Iban.isValid(iban) || payments.debtorBic().isBlank())) {
            throw new IllegalStateException(
                    "DIWAN_PAYMENTS_DEBTOR_IBAN must be an account number, with DIWAN_PAYMENTS_DEBTOR_BIC");
        }
        if (!iban.isEmpty()) {
            this.own = Optional.of(new Debtor(payments.debtorName(), iban, payments.debtorBic()));
        } else {
            this.own = house.demo()
                    ? Optional.of(
                            new Debtor(payments.debtorName(), Iban.of("SA", "10" + "0".repeat(17) + "1"), DEMO_BIC))
                    : Optional.empty();
        }
    }

    /** The account, where one is set; without one nothing can be paid. */
    public Optional<Debtor> own() {
        return own;
    }
}
