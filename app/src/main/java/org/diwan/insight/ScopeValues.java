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
    static final String FILTER = " and (cast(:service as text) is null or f.service = :service)"
            + " and (cast(:office as text) is null or f.office = :office)"
            + " and (cast(:channel as text) is null or f.channel = :channel)";

    private final Ages ages;
    private final Clock clock;
    private final ZoneId zone;

    ScopeValues(Ages ages, Clock clock, @Value("${diwan.zone}") ZoneId zone) {
        this.ages = ages;
        this.clock = clock;
        this.zone = zone;
    }

    /** Says in SQL that a fact counts for the figure in the scope. */
    static String condition(Figure figure) {
        return figure.facts().within() + " and " + figure.condition() + FILTER;
    }

    Map<String, Object> of(Scope scope) {
        Map<String, Object> values = ofNow();
        values.put("from", utc(scope.period().begin(zone)));
        values.put("to", utc(scope.period().end(zone)));
        values.put("service", scope.service());
        values.put("office", scope.office());
        values.put("channel", scope.channel());
        return values;
    }

    Map<String, Object> ofNow() {
        Instant now = clock.instant();
        LocalDate tomorrow = LocalDate.ofInstant(now, zone).plusDays(1);
        Map<String, Object> values = new HashMap<>(ages.values());
        values.put("now", utc(now));
        values.put("tomorrow", utc(tomorrow.atStartOfDay(zone).toInstant()));
        values.put("zone", zone.getId());
        return values;
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
