package org.diwan.claims;

import java.math.BigDecimal;

/**
 * A line that a reviewer decides.
 *
 * @param title of its service in the tariff of the day; its code where it had none
 * @param quantity as claimed
 * @param amount as claimed
 * @param proposed what prices and quantities would allow
 * @param allowedQuantity how many count against limits so far
 * @param outcome as it stands
 * @param allowed as it stands
 */
public record ReviewedLine(
        long id,
        int lineNo,
        String serviceCode,
        String title,
        int quantity,
        BigDecimal amount,
        String currency,
        BigDecimal proposed,
        int allowedQuantity,
        String outcome,
        BigDecimal allowed) {

    /** How many count where what is proposed is paid; of a line that was denied nothing has counted so far. */
    public int proposedQuantity() {
        return allowedQuantity == 0 ? quantity : allowedQuantity;
    }
}
