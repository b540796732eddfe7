package org.diwan.web;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Dates, times, money, numbers and plurals in the reader's language; templates call it as {@code @formats}. */
@Component
public class Formats {

    private final MessageSource messages;
    private final Clock clock;
    private final ZoneId zone;

    Formats(MessageSource messages, Clock clock, Settings settings) {
        this.messages = messages;
        this.clock = clock;
        this.zone = settings.zone();
    }

    /** 22 November 2026. */
    public String date(LocalDate date) {
        return pattern("web.format.date", date);
    }

    /** 22 November 2026, as the institution's calendar stands at that time. */
    public String date(Instant time) {
        return date(LocalDate.ofInstant(time, zone));
    }

    /** November 2026. */
    public String month(YearMonth month) {
        return pattern("web.format.month", month);
    }

    /** 22 Nov 2026, 10:24. */
    public String dateTime(Instant time) {
        return pattern("web.format.date-time", time.atZone(zone));
    }

    /** 22 Nov 2026, 10:24:31 UTC+03:00. */
    public String exactTime(Instant time) {
        return pattern("web.format.exact-time", time.atZone(zone));
    }

    /** 10:24. */
    public String time(Instant time) {
        return pattern("web.format.time", time.atZone(zone));
    }

    /** Today, 10:24; tomorrow, 09:15; yesterday, 16:40; else the date and time. */
    public String relative(Instant time) {
        long days = ChronoUnit.DAYS.between(LocalDate.now(clock.withZone(zone)), LocalDate.ofInstant(time, zone));
        return switch ((int) Math.max(-2, Math.min(2, days))) {
            case 0 -> text("web.format.today", time(time));
            case 1 -> text("web.format.tomorrow", time(time));
            case -1 -> text("web.format.yesterday", time(time));
            default -> dateTime(time);
        };
    }

    /** How long ago, in the largest unit that is not zero: 20 min, 5 h, 3 d. */
    public String age(Instant since) {
        return lasting(Duration.between(since, clock.instant()));
    }

    /** A length of time in its largest unit: 20 min, 5 h, 3 d. */
    public String lasting(Duration length) {
        Duration positive = length.abs();
        if (positive.toDays() > 0) {
            return text("web.format.days", positive.toDays());
        }
        if (positive.toHours() > 0) {
            return text("web.format.hours", positive.toHours());
        }
        return text("web.format.minutes", positive.toMinutes());
    }

    /** When something is due: 5 h overdue; today 14:30; else the date and time. */
    public String due(Instant due) {
        return overdue(due) ? text("web.format.overdue", age(due)) : relative(due);
    }

    public boolean overdue(Instant due) {
        return due.isBefore(clock.instant());
    }

    /** Whether that time falls on the present day. */
    public boolean today(Instant time) {
        return LocalDate.ofInstant(time, zone).equals(LocalDate.now(clock.withZone(zone)));
    }

    /** 14,500. */
    public String number(Number number) {
        return NumberFormat.getInstance(icuLocale()).format(number);
    }

    /** 14,500.00, where the currency stands elsewhere. */
    public String amount(BigDecimal amount) {
        NumberFormat format = NumberFormat.getInstance(icuLocale());
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(amount);
    }

    /** SAR 14,500.00. */
    public String money(BigDecimal amount, String currency) {
        NumberFormat format = NumberFormat.getInstance(icuLocale(), NumberFormat.ISOCURRENCYSTYLE);
        format.setCurrency(Currency.getInstance(currency));
        return format.format(amount);
    }

    /** 84 KB. */
    public String size(long bytes) {
        return bytes < 1_000_000
                ? text("web.format.kilobytes", Math.max(1, bytes / 1000))
                : text("web.format.megabytes", BigDecimal.valueOf(bytes / 100_000, 1));
    }

    /** A text with ICU plurals: {@code {0, plural, one {# case} other {# cases}}}. */
    public String plural(String key, Object... values) {
        String pattern = messages.getMessage(key, null, locale());
        return new MessageFormat(pattern, icuLocale()).format(values);
    }

    /** CRT-2026-4H7K2M9Q is easier to read as CRT-2026-4H7K 2M9Q. */
    public String reference(String reference) {
        int end = reference.length() - 4;
        return reference.lastIndexOf('-') < end - 1
                ? reference.substring(0, end) + " " + reference.substring(end)
                : reference;
    }

    /** A language named in the reader's language. */
    public String language(String code) {
        return text("web.language." + code);
    }

    /** The first of a month has a form of its own where the language wants one: 1er mars. */
    private String pattern(String key, TemporalAccessor time) {
        boolean first = time.isSupported(ChronoField.DAY_OF_MONTH) && time.get(ChronoField.DAY_OF_MONTH) == 1;
        String pattern = first ? messages.getMessage(key + ".first", null, text(key), locale()) : text(key);
        return DateTimeFormatter.ofPattern(pattern).localizedBy(locale()).format(time);
    }

    private String text(String key, Object... values) {
        return messages.getMessage(key, values, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    private static ULocale icuLocale() {
        return ULocale.forLocale(locale());
    }
}
