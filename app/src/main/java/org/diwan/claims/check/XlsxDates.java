package org.diwan.claims.check;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which cells show their number as a date, and which day it is. */
final class XlsxDates {

    private static final LocalDate SINCE_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate SINCE_1904 = LocalDate.of(1904, 1, 1);
    private static final int FIRST_CERTAIN = 61;
    private static final int LAST = 2_958_465;

    /** For each style whether it is one of dates. */
    private final List<Boolean> styles = new ArrayList<>();

    private final boolean from1904;

    private XlsxDates(boolean from1904) {
        this.from1904 = from1904;
    }

    static XlsxDates read(@Nullable InputStream bytes, boolean from1904) throws IOException {
        var dates = new XlsxDates(from1904);
        if (bytes != null) {
            try (bytes) {
                dates.read(new XmlPart(bytes));
            }
        }
        return dates;
    }

    private void read(XmlPart xml) throws IOException {
        Map<String, Boolean> formats = new HashMap<>();
        boolean cells = false;
        while (xml.advance()) {
            if (xml.isStart("numFmt")) {
                formats.put(
                        xml.attribute("numFmtId").orElse(""),
                        isDate(xml.attribute("formatCode").orElse("")));
            } else if (xml.isStart("cellXfs") || xml.isEnd("cellXfs")) {
                cells = xml.isStart();
            } else if (cells && xml.isStart("xf")) {
                String format = xml.attribute("numFmtId").orElse("0");
                styles.add(formats.getOrDefault(format, isBuiltInDate(format)));
            }
        }
    }

    private static boolean isDate(String format) {
        String code = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").toLowerCase(Locale.ROOT);
        return code.contains("y") || code.contains("d");
    }

    private static boolean isBuiltInDate(String format) {
        return format.matches("1[4-7]|22|2[7-9]|3[0-6]|5[0-8]");
    }

    /**
     * The day a cell shows, in ISO 8601.
     *
     * @param style of the cell
     * @return none where the cell does not show a whole day
     */
    @Nullable
    String day(@Nullable String style, BigDecimal number) {
        if (!isDateStyle(style) || number.stripTrailingZeros().scale() > 0) {
            return null;
        }
        if (number.compareTo(BigDecimal.valueOf(from1904 ? 0 : FIRST_CERTAIN)) < 0
                || number.compareTo(BigDecimal.valueOf(LAST)) > 0) {
            return null;
        }
        return (from1904 ? SINCE_1904 : SINCE_1900).plusDays(number.longValue()).toString();
    }

    private boolean isDateStyle(@Nullable String style) {
        if (style == null || !style.matches("[0-9]{1,5}")) {
            return false;
        }
        int index = Integer.parseInt(style);
        return index < styles.size() && styles.get(index);
    }
}
