package org.diwan.claims.check;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DecimalType;

/** Numbers of FHIR in the form of a claim file: 240, 240.0 and 240.00 are the same. */
final class FhirAmount {

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

    private FhirAmount() {}

    /** With two decimals; one that has more, or is no plain number, stays as it came. */
    static String money(DecimalType number) {
        return withDecimals(number, 2);
    }

    static String count(DecimalType number) {
        return withDecimals(number, 0);
    }

    private static String withDecimals(DecimalType number, int decimals) {
        String text = number.getValueAsString();
        if (text == null) {
            return "";
        }
        if (!PLAIN.matcher(text).matches()) {
            return text;
        }
        BigDecimal value = new BigDecimal(text);
        boolean exact = value.stripTrailingZeros().scale() <= decimals;
        return exact ? value.setScale(decimals).toPlainString() : text;
    }
}
