package org.diwan.forms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A date, a time of day, or both: three inputs for day, month and year, one for the time. Whole values as browsers and
 * the API send them are taken too. The answer is ISO 8601, the time as {@code timeSerializingFormat} asks for.
 */
final class DateTimeField implements Question {

    private static final List<String> PARTS = List.of("day", "month", "year");
    private static final Pattern TIME =
            Pattern.compile("(\\d{1,2})(?:[:.h٫]?(\\d{2}))?(?::\\d{2})?\\s*(am|pm|a|p|ص|م)?");

    @Override
    public String type() {
        return "datetime";
    }

    private static boolean hasDate(Field field) {
        return !field.component().setting("subtype").equals("time");
    }

    private static boolean hasTime(Field field) {
        return field.component().setting("subtype").contains("time");
    }

    @Override
    public List<String> names(Field field) {
        List<String> names = new ArrayList<>();
        if (hasDate(field)) {
            PARTS.forEach(part -> names.add(field.name() + "-" + part));
        }
        if (hasTime(field)) {
            names.add(field.name() + "-time");
        }
        names.add(field.name());
        return names;
    }

    @Override
    public Reading read(Field field, Typed typed) {
        List<String> parts = Stream.concat(PARTS.stream(), Stream.of("time"))
                .map(part -> Plain.digits(Plain.tidy(typed.one(field.name() + "-" + part))))
                .toList();
        String whole = Plain.digits(Plain.tidy(typed.one(field.name())));
        if (parts.stream().allMatch(String::isEmpty)) {
            return whole.isEmpty() ? Reading.NOTHING : whole(field, whole);
        }
        return read(field, parts.get(0), parts.get(1), parts.get(2), parts.get(3));
    }

    private static Reading whole(Field field, String text) {
        String[] dateAndTime = hasDate(field) ? text.split("T", 2) : new String[] {"", text};
        String[] date = dateAndTime[0].split("-", -1);
        String time = dateAndTime.length > 1
                ? local(dateAndTime[1], dateAndTime[0], field.scope().zone())
                : "";
        if (hasDate(field) && date.length != 3) {
            return Reading.wrong("date");
        }
        return hasDate(field) ? read(field, date[2], date[1], date[0], time) : read(field, "", "", "", time);
    }

    private static Reading read(Field field, String day, String month, String year, String time) {
        LocalDate date = null;
        if (hasDate(field)) {
            Object read = date(day, month, year);
            if (read instanceof String problem) {
                return Reading.wrong(problem);
            }
            date = (LocalDate) read;
            boolean past = date.isBefore(LocalDate.now(field.scope().clock()));
            if (past && field.component().setting("disallowPassedDates").equals("true")) {
                return Reading.wrong("past");
            }
        }
        if (!hasTime(field)) {
            return Reading.of(String.valueOf(date));
        }
        if (time.isEmpty()) {
            return Reading.wrong("dateWithout.time");
        }
        LocalTime at = time(time);
        return at == null ? Reading.wrong("time") : Reading.of(iso(field, date, at));
    }

    /** The date, or the kind of its problem. */
    private static Object date(String day, String month, String year) {
        List<String> parts = List.of(day, month, year);
        for (int i = 0; i < 3; i++) {
            if (parts.get(i).isEmpty()) {
                return "dateWithout." + PARTS.get(i);
            }
        }
        if (!day.matches("\\d{1,2}") || !month.matches("\\d{1,2}")) {
            return "date";
        }
        if (!year.matches("(1[89]|2[0-9])\\d\\d")) {
            return "dateYear";
        }
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException e) {
            return "date";
        }
    }

    private static @Nullable LocalTime time(String typed) {
        Matcher time = TIME.matcher(typed.toLowerCase(Locale.ROOT).strip());
        if (!time.matches()) {
            return null;
        }
        int hour = Integer.parseInt(time.group(1));
        int minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
        String half = time.group(3);
        if (half != null) {
            if (hour < 1 || hour > 12) {
                return null;
            }
            hour = hour % 12 + (half.startsWith("p") || half.equals("م") ? 12 : 0);
        }
        return hour > 23 || minute > 59 ? null : LocalTime.of(hour, minute);
    }

    private static String iso(Field field, @Nullable LocalDate date, LocalTime time) {
        ZoneId zone = field.scope().zone();
        LocalDate day = date == null ? LocalDate.now(field.scope().clock()) : date;
        OffsetDateTime at = day.atTime(time).atZone(zone).toOffsetDateTime();
        OffsetDateTime shown =
                switch (field.component().setting("timeSerializingFormat")) {
                    case "utc_offset" -> at;
                    case "utc_normalized" -> at.withOffsetSameInstant(ZoneOffset.UTC);
                    default -> null;
                };
        String prefix = date == null ? "" : (shown == null ? date : shown.toLocalDate()) + "T";
        String clock = (shown == null ? time : shown.toLocalTime()).toString();
        String offset = shown == null ? "" : shown.getOffset().getId();
        return prefix + clock + offset;
    }

    /** The day in our zone, of a moment that may name another. */
    private static String day(String[] dateAndTime, ZoneId zone) {
        boolean elsewhere = dateAndTime.length > 1 && dateAndTime[1].matches(".*(Z|[+-]\\d{2}:?\\d{2})");
        try {
            return elsewhere
                    ? OffsetDateTime.parse(String.join("T", dateAndTime))
                            .atZoneSameInstant(zone)
                            .toLocalDate()
                            .toString()
                    : dateAndTime[0];
        } catch (DateTimeException e) {
            return dateAndTime[0];
        }
    }

    /** The time of day in our zone, of one that may name another. */
    private static String local(String time, String date, ZoneId zone) {
        if (!time.matches(".*(Z|[+-]\\d{2}:?\\d{2})")) {
            return time;
        }
        try {
            if (date.isEmpty()) {
                ZoneOffset ours = zone.getRules().getOffset(Instant.EPOCH);
                return OffsetTime.parse(time)
                        .withOffsetSameInstant(ours)
                        .toLocalTime()
                        .toString();
            }
            return OffsetDateTime.parse(date + "T" + time)
                    .atZoneSameInstant(zone)
                    .toLocalTime()
                    .toString();
        } catch (DateTimeException e) {
            return time;
        }
    }

    @Override
    public FieldView view(FieldView view, Field field, Shown shown, Words words) {
        String kept = Plain.text(shown.value());
        String[] dateAndTime = hasDate(field) ? kept.split("T", 2) : new String[] {"", kept};
        String[] date = dateAndTime[0].split("-", -1);
        String time = dateAndTime.length > 1
                ? local(dateAndTime[1], dateAndTime[0], field.scope().zone())
                : "";
        List<FieldView.Part> parts = new ArrayList<>();
        if (hasDate(field)) {
            for (int i = 0; i < 3; i++) {
                parts.add(part(PARTS.get(i), date.length == 3 ? date[2 - i] : "", view, field, shown, words));
            }
        }
        if (hasTime(field)) {
            parts.add(part("time", time, view, field, shown, words));
        }
        return view.withParts(List.copyOf(parts));
    }

    private static FieldView.Part part(
            String part, String kept, FieldView view, Field field, Shown shown, Words words) {
        String name = field.name() + "-" + part;
        String value = shown.typed(name) ? shown.text(name) : kept;
        boolean first = part.equals("day") || part.equals("time") && !hasDate(field);
        return new FieldView.Part(
                part, first ? view.id() : view.id() + "-" + part, name, words.general("forms.date." + part), value);
    }

    @Override
    public String display(Field field, Object value, Words words) {
        String[] dateAndTime = hasDate(field) ? value.toString().split("T", 2) : new String[] {"", value.toString()};
        String date = hasDate(field) ? words.date(day(dateAndTime, field.scope().zone())) : "";
        String time = dateAndTime.length > 1
                ? local(dateAndTime[1], dateAndTime[0], field.scope().zone())
                : "";
        return (date + " " + time).strip();
    }
}
