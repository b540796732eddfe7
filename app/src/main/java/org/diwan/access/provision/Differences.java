package org.diwan.access.provision;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.diwan.access.DifferenceFound;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where systems and grants do not say the same; each is noted once and stays until they agree again. */
@Repository
public class Differences {

    static final String MISSING = "missing";
    static final String EXTRA = "extra";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Differences(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Those that stand now, by system and person. */
    public List<AccessDifference> open() {
        return jdbc.sql("select * from access_difference where gone_at is null order by system, user_name, role, kind")
                .query(AccessDifference.class)
                .list();
    }

    void note(String system, String userName, String role, String kind) {
        boolean isNew = jdbc.sql(
                        """
                insert into access_difference (system, user_name, role, kind, found_at, seen_at)
                values (:system, :user, :role, :kind, :now, :now)
                on conflict (system, user_name, role, kind) where gone_at is null do update set seen_at = :now
                returning (xmax = 0)""")
                .param("system", system)
                .param("user", userName)
                .param("role", role)
                .param("kind", kind)
                .param("now", at(clock.instant()))
                .query(Boolean.class)
                .single();
        if (isNew) {
            events.publishEvent(new DifferenceFound(system, userName, role, kind));
        }
    }

    /** Those of the system that were not seen again since then are gone. */
    void settle(String system, Instant since) {
        jdbc.sql("update access_difference set gone_at = ? where system = ? and gone_at is null and seen_at < ?")
                .params(at(clock.instant()), system, at(since))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
