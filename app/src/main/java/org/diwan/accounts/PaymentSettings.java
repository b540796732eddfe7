package org.diwan.accounts;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When benefits are paid.
 *
 * @param day of the month; where it is no working day, the last one before it
 * @param closes so many working days before it the month is run; the rules of the cut-off must fit it
 * @param scheduled whether the month is run by itself when it closes
 */
@ConfigurationProperties("diwan.payments")
record PaymentSettings(
        @DefaultValue("25") int day, @DefaultValue("3") int closes, @DefaultValue("true") boolean scheduled) {

    PaymentSettings {
        if (day < 1 || day > 28 || closes < 1 || closes > 10) {
            throw new IllegalArgumentException("DIWAN_PAYMENTS_DAY is 1 to 28, DIWAN_PAYMENTS_CLOSES 1 to 10");
        }
    }
}
