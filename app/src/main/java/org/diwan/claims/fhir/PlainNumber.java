package org.diwan.claims.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;
import org.diwan.claims.reason.Reason;
import org.jspecify.annotations.Nullable;

/** Numbers as a claim needs them: plain, and not so long that counting with them takes all memory or time. */
final class PlainNumber {

    /** What such a number is called, and why its resource is not read any further. */
    static final Reason TOO_LONG = Reason.of("fhir-digits");

    private static final int LONGEST = 40;
    private static final Pattern EXPONENT = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+[eE][-+]?[0-9]+");
    /** Numbers to an XML schema, yet not to FHIR. */
    private static final Set<String> NO_NUMBERS = Set.of("NaN", "INF", "-INF");

    private static final Pattern LARGE_EXPONENT = Pattern.compile(".*[eE][-+]?[0-9]{3,}");

    private static final Set<String> NAMES =
            Set.of("value", "factor", "valueDecimal", "latitude", "longitude", "altitude");

    /** What is called a value and is a text. */
    private static final Pattern OF_TEXT = Pattern.compile("(.*[iI]dentifier|telecom|.*ContactPoint)(\\[\\d+])?");

    private PlainNumber() {}

    /** Whether an element is a decimal, as far as its name and that of the element around it tell. */
    static boolean isMeant(String name, String around) {
        return NAMES.contains(name) && !OF_TEXT.matcher(around).matches();
    }

    static @Nullable Reason refuse(JsonNode value) {
        if (value.isTextual()) {
            Reason words = refuse(value.textValue());
            return words == null ? Reason.of("fhir-number-text") : words;
        }
        if (!value.isNumber()) {
            return value.isNull() ? null : Reason.of("fhir-number");
        }
        boolean vast = value.isBigDecimal()
                && (Math.abs(value.decimalValue().scale()) > LONGEST
                        || value.decimalValue().precision() > LONGEST);
        boolean longer = value.isBigInteger() && value.bigIntegerValue().bitLength() > LONGEST * 4;
        return vast || longer ? TOO_LONG : null;
    }

    /** Why a text is no plain number, where it is a number at all; one that is none is told by others. */
    static @Nullable Reason refuse(String text) {
        if (text.length() > LONGEST) {
            return TOO_LONG;
        }
        if (NO_NUMBERS.contains(text)) {
            return Reason.of("fhir-decimal");
        }
        if (!EXPONENT.matcher(text).matches()) {
            return null;
        }
        return LARGE_EXPONENT.matcher(text).matches() ? TOO_LONG : Reason.of("fhir-exponent");
    }
}
