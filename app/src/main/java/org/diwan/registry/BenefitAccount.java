package org.diwan.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The account that a benefit is paid to for some time.
 *
 * @param validTo the first day on which it no longer holds; null while it goes on
 */
public record BenefitAccount(
        String benefitId,
        String iban,
        String holderName,
        String bankBic,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    /** Country and last four digits, enough to know one's own account. */
    public String masked() {
        return iban.substring(0, 2) + "•• •••• " + iban.substring(iban.length() - 4);
    }

    static BenefitAccount of(ResultSet row, int number) throws SQLException {
        return new BenefitAccount(
                row.getString("benefit_id"),
                row.getString("iban"),
                row.getString("holder_name"),
                row.getString("bank_bic"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }
}
