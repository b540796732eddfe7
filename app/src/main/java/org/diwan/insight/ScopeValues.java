package org.diwan.insight;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the statements about a scope name: its moments and filters, and what figures of now are measured by. */
@Component
class ScopeValues {

    /** Facts of that service, office and channel, where one is chosen. */
    static final String FILTER =
            """
             and (cast(:service as text) is null or f.service = :service)
             and (cast(:office as text) is null or f.office = :office)
             and (cast(:channel as text) is null or f.channel = :channel)""";

    private final Ages ages;
    private final Units units;
    private final Clock clock;
    private final ZoneId zone;

    ScopeValues(Ages ages, Units units, Clock clock, @Value("${diwan.zone}") ZoneId zone) {
        this.ages = ages;
        this.units = units;
        this.clock = clock;
        this.zone = zone;
    }

    /** Says in SQL that a fact counts for the figure in the scope. */
    static String condition(Figure figure) {
        String period = figure.isNow()
                ? ""
                : " and " + figure.facts().at() + " >= :from and "
                        + figure.facts().at() + " < :to";
        return figure.condition() + period + FILTER;
    }

    Map<String, Object> of(Scope scope) {
        Instant now = clock.instant();
        Map<String, Object> values = new HashMap<>(ages.values());
        values.put("from", utc(scope.period().begin(zone)));
        values.put("to", utc(scope.period().end(zone)));
        values.put("service", scope.service());
        values.put("office", scope.office());
        values.put("channel", scope.channel());
        values.put("now", utc(now));
        values.put(
                "tomorrow",
                utc(LocalDate.ofInstant(now, zone)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant()));
        values.put("units", units.shown(scope.period()).toArray(String[]::new));
        values.put("zone", zone.getId());
        return values;
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
