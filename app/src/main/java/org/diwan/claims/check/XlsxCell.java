package org.diwan.claims.check;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import org.diwan.claims.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a sheet as it stands there.
 *
 * @param place from 0
 * @param kind of its value: s (shared text), inlineStr, str, b, e or n (number)
 */
record XlsxCell(int place, String kind, @Nullable String style, String value, boolean formula) {

    /** What a spreadsheet program keeps of a number. */
    private static final MathContext KEPT = new MathContext(15);

    private static final int LONGEST_NUMBER = 30;
    private static final int WIDEST = 1 << 14;

    /** Reads the cell at whose beginning the part stands. */
    static XlsxCell read(XmlPart xml, int next) throws IOException {
        int place = xml.attribute("r").map(XlsxCell::place).orElse(next);
        String kind = xml.attribute("t").orElse("n");
        String style = xml.attribute("s").orElse(null);
        var value = new StringBuilder();
        boolean formula = false;
        boolean within = false;
        while (xml.advance() && !xml.isEnd("c")) {
            if (xml.isStart("f")) {
                formula = true;
            } else if (xml.isStart("is")) {
                value.append(XlsxTexts.rich(xml, "is"));
            } else if (xml.isStart("v") || xml.isEnd("v")) {
                within = xml.isStart();
            } else if (within && value.length() < XlsxTexts.LONGEST) {
                value.append(xml.text());
            }
        }
        return new XlsxCell(place, kind, style, value.toString(), formula);
    }

    private static int place(String reference) {
        int place = 0;
        int at = 0;
        for (; at < reference.length() && reference.charAt(at) >= 'A' && reference.charAt(at) <= 'Z'; at++) {
            place = place * 26 + reference.charAt(at) - 'A' + 1;
            if (place > WIDEST) {
                throw XlsxArchive.damaged();
            }
        }
        return place - 1;
    }

    boolean isEmpty() {
        return value.isEmpty() && !formula;
    }

    /** Why it is no plain value, if so. */
    @Nullable
    Reason fault(XlsxTexts texts) {
        if (formula) {
            return Reason.of("formula");
        }
        if (kind.equals("e")) {
            return Reason.of("cell-error");
        }
        return kind.equals("s") && texts.at(value) == null ? Reason.of("cell-text") : null;
    }

    /** The text that a CSV file would have in this column. */
    String text(@Nullable ClaimColumn column, XlsxTexts texts, XlsxDates dates) {
        return switch (kind) {
            case "s" -> String.valueOf(texts.at(value));
            case "str" -> XlsxTexts.plain(value);
            case "n" -> number(column, dates);
            default -> value;
        };
    }

    private String number(@Nullable ClaimColumn column, XlsxDates dates) {
        BigDecimal number = decimal();
        if (number == null) {
            return value;
        }
        String day = column == ClaimColumn.SERVICE_DATE ? dates.day(style, number) : null;
        if (day != null) {
            return day;
        }
        boolean cents = column != null && column.isMoney() && number.scale() <= 2;
        return (cents ? number.setScale(2) : number).toPlainString();
    }

    /** The number without the last digits, which stand for nothing; none where it is none or out of all bounds. */
    private @Nullable BigDecimal decimal() {
        try {
            BigDecimal number = value.length() > LONGEST_NUMBER ? null : new BigDecimal(value);
            if (number == null || Math.abs((long) number.scale()) > LONGEST_NUMBER) {
                return null;
            }
            BigDecimal kept = number.round(KEPT).stripTrailingZeros();
            return kept.scale() < 0 ? kept.setScale(0) : kept;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
