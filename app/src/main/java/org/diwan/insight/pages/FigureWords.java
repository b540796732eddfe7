package org.diwan.insight.pages;

import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.diwan.insight.Period;
import org.diwan.insight.Times;
import org.diwan.web.Formats;
import org.diwan.web.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Shares, lengths of time and changes in words; templates call it as {@code @figureWords}. */
@Component("figureWords")
public class FigureWords {

    private static final double TENTH = 0.1;

    private final Formats formats;
    private final MessageSource messages;
    private final ZoneId zone;

    FigureWords(Formats formats, MessageSource messages, Settings settings) {
        this.formats = formats;
        this.messages = messages;
        this.zone = settings.zone();
    }

    /** 97.8%; a dash of nothing. */
    public String share(long part, long whole) {
        return whole == 0 ? "–" : percent((double) part / whole);
    }

    /** 3%, 97.8%. */
    public String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(ULocale.forLocale(locale()));
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    /** 0.2 s, 45 s, 4 min, 5 h 10 min, 120 h. Hours are the largest unit: a working day is no day of 24 hours. */
    public String lasting(@Nullable Duration length) {
        if (length == null) {
            return "–";
        }
        if (length.isZero()) {
            return say("insight.time.instant");
        }
        double seconds = length.toMillis() / 1000.0;
        if (seconds < 60) {
            return say(
                    "insight.time.seconds",
                    formats.number(seconds < 10 ? Math.round(seconds * 10) / 10.0 : Math.round(seconds)));
        }
        long minutes = Math.round(seconds / 60);
        if (minutes < 60) {
            return say("insight.time.minutes", formats.number(minutes));
        }
        return minutes % 60 == 0 || minutes >= 6000
                ? say("insight.time.hours", formats.number(Math.round(minutes / 60.0)))
                : say("insight.time.hours-minutes", formats.number(minutes / 60), formats.number(minutes % 60));
    }

    /** How a time stands against its target: {@code bad} above it, {@code warn} near to it, else nothing. */
    public String tone(@Nullable Duration time, Times times) {
        Duration target = times.target();
        if (target == null || time == null) {
            return "";
        }
        return time.compareTo(target) > 0
                ? "bad"
                : time.multipliedBy(10).compareTo(target.multipliedBy(9)) > 0 ? "warn" : "";
    }

    /** How a figure stands against the period before. */
    public String change(Measured figure) {
        if (figure.beforeWhole() == 0) {
            return say("insight.change.none");
        }
        double change = figure.change();
        if (Math.abs(change) < TENTH / 200) {
            return say("insight.change.same");
        }
        String ending = change > 0 ? "more" : "less";
        String judged = !figure.more().equals("good") ? ending : change > 0 ? "better" : "worse";
        return figure.isShare()
                ? say("insight.change.points-" + judged, formats.number(Math.round(Math.abs(change) * 1000) / 10.0))
                : say("insight.change." + ending, percent(Math.abs(change)));
    }

    /** The value of a figure. */
    public String value(Measured figure) {
        return figure.isShare() ? share(figure.part(), figure.whole()) : formats.number(figure.whole());
    }

    /** 12 weeks to 21 November 2026; 1 to 21 November would save a word and cost a second look. */
    public String period(Look look) {
        Period period = look.scope().period();
        return switch (look.choice()) {
            case OWN, LAST_MONTH, MONTH, YEAR ->
                period.from().equals(period.to())
                        ? formats.date(period.to())
                        : say("insight.period.from-to", formats.date(period.from()), formats.date(period.to()));
            case TODAY -> say("insight.period.of-today", formats.date(period.to()));
            case DAYS -> say("insight.period.days-to", formats.date(period.to()));
            case WEEKS -> say("insight.period.weeks-to", formats.date(period.to()));
        };
    }

    /** 21 Nov, November, 2026: the last day of a piece, or its name. */
    String piece(Buckets.Kind kind, Period piece) {
        String pattern = say("insight.format." + kind.key());
        return DateTimeFormatter.ofPattern(pattern).localizedBy(locale()).format(piece.to());
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    String zone() {
        return zone.getId();
    }

    String say(String key, Object... values) {
        return Objects.requireNonNull(messages.getMessage(key, values, locale()));
    }

    String known(String key, String otherwise) {
        return Objects.requireNonNull(messages.getMessage(key, null, otherwise, locale()));
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
