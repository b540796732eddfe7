package org.diwan.access.provision;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds what a system shows against its grants. What moved while the system was read is left out: it was read back by whoever moved it. */
@Component
class SweepCompare {

    private final JdbcClient jdbc;

    SweepCompare(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A role of a person. */
    record Line(String userName, String role) {

        /** Systems compare user names without case. */
        Line key() {
            return new Line(userName.toLowerCase(Locale.ROOT), role);
        }
    }

    private record Held(long id, String userName, String role) {

        Line line() {
            return new Line(userName, role);
        }
    }

    /** Notes on the grants that the system shows when it was read; returns how many. */
    int readBack(String system, Map<String, Set<String>> shown, Instant begun) {
        Set<Line> there = keys(shown);
        List<Long> ids = held(system, begun).stream()
                .filter(grant -> there.contains(grant.line().key()))
                .map(Held::id)
                .toList();
        if (!ids.isEmpty()) {
            jdbc.sql("update access_grant set read_back = :begun where id in (:ids) and state = 'held'")
                    .param("begun", at(begun))
                    .param("ids", ids)
                    .update();
        }
        return ids.size();
    }

    List<Line> missing(String system, Map<String, Set<String>> shown, Instant begun) {
        Set<Line> there = keys(shown);
        return held(system, begun).stream()
                .map(Held::line)
                .filter(line -> !there.contains(line.key()))
                .toList();
    }

    List<Line> extra(String system, Map<String, Set<String>> shown, Instant begun) {
        Set<Line> known = new HashSet<>();
        jdbc.sql(
                        """
                select user_name, role from access_grant
                where system = :system and (state in ('granting', 'held', 'removing') or removed_at >= :begun)""")
                .param("system", system)
                .param("begun", at(begun))
                .query(Line.class)
                .list()
                .forEach(line -> known.add(line.key()));
        List<Line> extra = new ArrayList<>();
        shown.forEach((role, userNames) -> userNames.forEach(userName -> {
            Line line = new Line(userName, role);
            if (!known.contains(line.key())) {
                extra.add(line);
            }
        }));
        return extra;
    }

    private List<Held> held(String system, Instant begun) {
        return jdbc.sql(
                        """
                select id, user_name, role from access_grant
                where system = :system and state = 'held' and (held_at is null or held_at < :begun)""")
                .param("system", system)
                .param("begun", at(begun))
                .query(Held.class)
                .list();
    }

    private static Set<Line> keys(Map<String, Set<String>> shown) {
        Set<Line> keys = new HashSet<>();
        shown.forEach((role, userNames) -> userNames.forEach(userName -> keys.add(new Line(userName, role).key())));
        return keys;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
