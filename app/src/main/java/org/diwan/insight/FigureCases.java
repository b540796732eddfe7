package org.diwan.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.diwan.calendar.WorkingTime;
import org.diwan.cases.CaseStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The list behind a figure, straight from the facts: as many lines as the figure says. */
@Repository
public class FigureCases {

    private static final int FETCH = 500;

    private final JdbcClient jdbc;
    private final JdbcClient inLots;
    private final ScopeValues values;
    private final Units units;
    private final WorkingTime workingTime;
    private final Clock clock;

    FigureCases(JdbcTemplate db, ScopeValues values, Units units, WorkingTime workingTime, Clock clock) {
        this.jdbc = JdbcClient.create(db);
        JdbcTemplate lots = new JdbcTemplate(Objects.requireNonNull(db.getDataSource()));
        lots.setFetchSize(FETCH);
        this.inLots = JdbcClient.create(lots);
        this.values = values;
        this.units = units;
        this.workingTime = workingTime;
        this.clock = clock;
    }

    /** @param detail a step, a reason and so on; null: all */
    public long count(Scope scope, Figure figure, @Nullable String detail) {
        return jdbc.sql("select count(*) from " + figure.facts().from() + " where " + condition(figure, detail))
                .params(values(scope, figure, detail))
                .query(Long.class)
                .single();
    }

    /**
     * A page: what happened last first, of what is open the oldest.
     *
     * @param after the last line of the page before; null: the first page
     */
    public List<FigureCase> page(
            Scope scope, Figure figure, @Nullable String detail, int limit, @Nullable Cursor after) {
        Map<String, Object> named = values(scope, figure, detail);
        named.put("limit", limit);
        named.put("afterAt", after == null ? null : ScopeValues.utc(after.at()));
        named.put("afterLine", after == null ? null : after.line());
        Facts facts = figure.facts();
        String rest = after == null
                ? ""
                : " and (" + facts.at() + ", " + facts.line() + ")" + (figure.isNow() ? " > " : " < ")
                        + "(cast(:afterAt as timestamptz), :afterLine)";
        return jdbc.sql(lines(figure, detail) + rest + order(figure) + " limit :limit")
                .params(named)
                .query(reader())
                .list();
    }

    /** Every line, in the order of the pages; read as it is asked for, so that a million need no memory. */
    @Transactional(readOnly = true)
    public void each(Scope scope, Figure figure, @Nullable String detail, Consumer<FigureCase> reader) {
        try (Stream<FigureCase> lines = inLots
                .sql(lines(figure, detail) + order(figure))
                .params(values(scope, figure, detail))
                .query(reader())
                .stream()) {
            lines.forEach(reader);
        }
    }

    private Map<String, Object> values(Scope scope, Figure figure, @Nullable String detail) {
        Map<String, Object> named = values.of(scope);
        if (figure == Figure.UNIT_DONE) {
            named.put("units", units.shown(scope.period()).toArray(String[]::new));
        }
        named.put("detail", detail);
        return named;
    }

    private static String condition(Figure figure, @Nullable String detail) {
        return ScopeValues.condition(figure) + (detail == null ? "" : " and " + figure.shownDetail() + " = :detail");
    }

    private static String order(Figure figure) {
        String way = figure.isNow() ? "" : " desc";
        return " order by " + figure.facts().at() + way + ", " + figure.facts().line() + way;
    }

    private static String lines(Figure figure, @Nullable String detail) {
        Facts facts = figure.facts();
        String file = facts.areCases() ? "f" : "c";
        String begin = facts.areSteps() ? "f.entered_at" : file + ".submitted_at";
        String end = facts.areSteps() ? "f.left_at" : file + ".decided_at";
        String due = facts.areSteps() ? "f.due_at" : file + ".due_at";
        String paused = facts.areSteps() ? "null::timestamptz" : file + ".paused_at";
        return """
                select %1$s.reference, %1$s.service, %1$s.office, %1$s.channel, %1$s.priority, %1$s.status,
                       %2$s as at, %1$s.submitted_at, %1$s.decided_at, coalesce(%3$s, %1$s.due_at) as due_at,
                       %4$s as begin, %5$s as "end", %6$s as elapsed, %7$s as paused_seconds,
                       coalesce(case when %5$s is null then %8$s is null and %3$s < :now else %5$s > %3$s end, false)
                           as late,
                       %9$s as amount, %10$s as line
                from %11$s%12$s
                where %13$s"""
                .formatted(
                        file,
                        facts.at(),
                        due,
                        begin,
                        end,
                        facts.areSteps() ? "f.kind = 'system'" : "false",
                        facts.areSteps() ? "0" : file + ".paused_seconds",
                        paused,
                        figure.amount(),
                        facts.line(),
                        facts.from(),
                        facts.areCases() ? "" : " join case_file c on c.reference = f.reference",
                        condition(figure, detail));
    }

    private RowMapper<FigureCase> reader() {
        Instant now = clock.instant();
        return (row, number) -> {
            Instant at = at(row, "at");
            Instant end = find(row, "end");
            return new FigureCase(
                    row.getString("reference"),
                    row.getString("service"),
                    row.getString("office"),
                    row.getString("channel"),
                    row.getString("priority"),
                    CaseStatus.valueOf(row.getString("status")),
                    at,
                    at(row, "submitted_at"),
                    find(row, "decided_at"),
                    at(row, "due_at"),
                    worked(row, at(row, "begin"), end == null ? now : end),
                    row.getBoolean("late"),
                    row.getBigDecimal("amount"),
                    new Cursor(at, row.getString("line")));
        };
    }

    private Duration worked(ResultSet row, Instant begin, Instant end) throws SQLException {
        Duration all = row.getBoolean("elapsed")
                ? Duration.between(begin, end)
                : workingTime.of(row.getString("office")).between(begin, end);
        Duration worked = all.minusSeconds(row.getLong("paused_seconds"));
        return worked.isNegative() ? Duration.ZERO : worked;
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant find(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
