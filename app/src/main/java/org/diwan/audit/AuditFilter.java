package org.diwan.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What is searched for; what is empty does not count.
 *
 * @param object case reference, client, account or whatever else an act was done to; the person whose access it was, too
 * @param from first day
 * @param to last day
 */
record AuditFilter(String who, String act, String object, String from, String to) {

    private static final Pattern REFERENCE = Pattern.compile("(?i)[a-z]{3}-?\\d{4}-?[0-9a-z]{4} ?[0-9a-z]{4}");

    static AuditFilter of(
            @Nullable String who,
            @Nullable String act,
            @Nullable String object,
            @Nullable String from,
            @Nullable String to) {
        return new AuditFilter(clean(who), clean(act), reference(clean(object)), clean(from), clean(to));
    }

    private static String clean(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\0", "").strip();
    }

    /** A reference is shown grouped and may be typed as it is shown. */
    private static String reference(String typed) {
        return REFERENCE.matcher(typed).matches() ? typed.replace(" ", "").toUpperCase(Locale.ROOT) : typed;
    }

    public boolean isWhole() {
        return isDay(from) && isDay(to);
    }

    private static boolean isDay(String day) {
        try {
            return day.isEmpty() || LocalDate.parse(day).getYear() < 10_000;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    public boolean isEmpty() {
        return asked().isEmpty();
    }

    /** What was asked for, by name. */
    Map<String, String> asked() {
        Map<String, String> asked =
                new HashMap<>(Map.of("who", who, "act", act, "object", object, "from", from, "to", to));
        asked.values().removeIf(String::isEmpty);
        return asked;
    }

    String query() {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance();
        asked().forEach((name, value) -> query.queryParam(name, "{" + name + "}"));
        String text = query.encode().buildAndExpand(asked()).toUriString();
        return text.isEmpty() ? "?" : text + "&";
    }

    String condition() {
        return "true"
                + and(who, "e.who = :who")
                + and(act, "e.act = :act")
                + and(object, "(e.object_id = :object or e.detail ->> 'person' = :object)")
                + and(from, "e.at >= :from")
                + and(to, "e.at < :to");
    }

    private static String and(String value, String condition) {
        return value.isEmpty() ? "" : " and " + condition;
    }

    Map<String, Object> values(ZoneId zone) {
        Map<String, Object> values = new HashMap<>(Map.of("who", who, "act", act, "object", object));
        if (!from.isEmpty()) {
            values.put("from", start(from, 0, zone).atOffset(ZoneOffset.UTC));
        }
        if (!to.isEmpty()) {
            values.put("to", start(to, 1, zone).atOffset(ZoneOffset.UTC));
        }
        return values;
    }

    private static Instant start(String day, long later, ZoneId zone) {
        return LocalDate.parse(day).plusDays(later).atStartOfDay(zone).toInstant();
    }
}
