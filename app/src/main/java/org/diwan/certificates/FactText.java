package org.diwan.certificates;

import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.MeasureFormat.FormatWidth;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.diwan.registry.Fact;

/** Facts in words of one language. Digits are Latin everywhere, as on the institution's own papers. */
class FactText {

    private static final String NO_BREAK_SPACE = "\u00a0";
    private static final FactText ENGLISH = new FactText("en");
    private static final FactText ARABIC = new FactText("ar");
    private static final FactText FRENCH = new FactText("fr");

    private final String language;
    private final DateTimeFormatter day;
    private final MeasureFormat lengths;

    private FactText(String language) {
        this.language = language;
        this.day = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.forLanguageTag(language));
        this.lengths = MeasureFormat.getInstance(new ULocale(language + "@numbers=latn"), FormatWidth.WIDE);
    }

    static FactText in(String language) {
        return switch (language) {
            case "ar" -> ARABIC;
            case "fr" -> FRENCH;
            default -> ENGLISH;
        };
    }

    /**
     * The fact, a line each for its parts.
     *
     * @param texts the bundle's texts in this language, by key
     */
    List<String> lines(Fact fact, UnaryOperator<String> texts) {
        if (fact instanceof Fact.Periods periods) {
            return periods.rows().stream().map(row -> period(row, texts)).toList();
        }
        return List.of(line(fact));
    }

    private String line(Fact fact) {
        if (fact instanceof Fact.Text text) {
            return text.in(language);
        }
        if (fact instanceof Fact.Id id) {
            return id.value();
        }
        if (fact instanceof Fact.Day date) {
            return day(date.date());
        }
        if (fact instanceof Fact.Money money) {
            return money(money.amount(), Currency.getInstance(money.currency()));
        }
        if (fact instanceof Fact.Months months) {
            return months(months.months());
        }
        if (fact instanceof Fact.Number number) {
            return Integer.toString(number.value());
        }
        throw new IllegalArgumentException("No words for " + fact.getClass().getSimpleName());
    }

    String day(LocalDate date) {
        String text = day.format(date);
        return language.equals("fr") && date.getDayOfMonth() == 1 ? "1er" + text.substring(1) : text;
    }

    private String money(BigDecimal amount, Currency currency) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        if (language.equals("fr")) {
            symbols.setGroupingSeparator(NO_BREAK_SPACE.charAt(0));
            symbols.setDecimalSeparator(',');
        }
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        String number = format.format(amount);
        return switch (language) {
            case "ar" -> number + " " + currency.getDisplayName(Locale.forLanguageTag("ar"));
            case "fr" -> number + NO_BREAK_SPACE + currency.getCurrencyCode();
            default -> currency.getCurrencyCode() + " " + number;
        };
    }

    private synchronized String months(int months) {
        List<Measure> parts = new ArrayList<>();
        if (months >= 12) {
            parts.add(new Measure(months / 12, MeasureUnit.YEAR));
        }
        if (months % 12 > 0 || parts.isEmpty()) {
            parts.add(new Measure(months % 12, MeasureUnit.MONTH));
        }
        return lengths.formatMeasures(parts.toArray(Measure[]::new));
    }

    private String period(Fact.Periods.Row row, UnaryOperator<String> texts) {
        LocalDate to = row.to();
        String when = to == null
                ? fill(texts.apply("document.periodOpen"), day(row.from()))
                : fill(texts.apply("document.period"), day(row.from()), day(to));
        return String.join(
                language.equals("ar") ? "، " : ", ",
                row.employer().in(language),
                row.occupation().in(language),
                when);
    }

    /** Fills {@code {0}} and so on; apostrophes stand for themselves. */
    static String fill(String text, Object... arguments) {
        return MessageFormat.format(text.replace("'", "''"), arguments);
    }
}
