package org.diwan.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.diwan.calendar.WorkingTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Times measured fact by fact. */
@Repository
class FactTimes {

    private static final String CASES =
            """
            select '' as element, f.office, false as elapsed, f.submitted_at as begin, f.decided_at as "end", f.paused_seconds,
                   f.decided_at > f.due_at as late, null::bigint as target
            from case_file f where """;

    private static final String STEPS =
            """
            select f.element, f.office, f.kind = 'system' as elapsed, f.entered_at as begin, f.left_at as "end",
                   0 as paused_seconds, coalesce(f.left_at > f.due_at, false) as late, f.target_seconds::bigint as target
            from step f where """;

    private final JdbcClient jdbc;
    private final ScopeValues values;
    private final WorkingTime workingTime;

    FactTimes(JdbcClient jdbc, ScopeValues values, WorkingTime workingTime) {
        this.jdbc = jdbc;
        this.values = values;
        this.workingTime = workingTime;
    }

    Map<String, Times> ofCases(Scope scope) {
        return measure(CASES + ScopeValues.condition(Figure.DECIDED), scope);
    }

    Map<String, Times> ofSteps(Scope scope) {
        return measure(STEPS + ScopeValues.condition(Figure.STEP_LEFT), scope);
    }

    private Map<String, Times> measure(String sql, Scope scope) {
        Map<String, Histogram> histograms = new TreeMap<>();
        jdbc.sql(sql).params(values.of(scope)).query(row -> {
            Long target = row.getObject("target", Long.class);
            histograms
                    .computeIfAbsent(row.getString("element"), none -> new Histogram())
                    .add(seconds(row), 1, row.getBoolean("late") ? 1 : 0, target);
        });
        Map<String, Times> times = new TreeMap<>();
        histograms.forEach((element, histogram) -> times.put(element, histogram.times()));
        return times;
    }

    private long seconds(ResultSet row) throws SQLException {
        Instant begin = row.getObject("begin", OffsetDateTime.class).toInstant();
        Instant end = row.getObject("end", OffsetDateTime.class).toInstant();
        Duration all = row.getBoolean("elapsed")
                ? Duration.between(begin, end)
                : workingTime.of(row.getString("office")).between(begin, end);
        return Histogram.rounded(Math.max(0, all.toSeconds() - row.getLong("paused_seconds")));
    }
}
