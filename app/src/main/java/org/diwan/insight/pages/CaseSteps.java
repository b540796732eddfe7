package org.diwan.insight.pages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.diwan.calendar.WorkingTime;
import org.diwan.catalog.Services;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The way of one case, read from what its figures are counted from. */
@Repository
class CaseSteps {

    private final JdbcClient jdbc;
    private final WorkingTime workingTime;
    private final Services services;
    private final Names names;
    private final Clock clock;

    CaseSteps(JdbcClient jdbc, WorkingTime workingTime, Services services, Names names, Clock clock) {
        this.jdbc = jdbc;
        this.workingTime = workingTime;
        this.services = services;
        this.names = names;
        this.clock = clock;
    }

    /**
     * A case and its clock.
     *
     * @param pausedSeconds working time that the client took
     * @param pausedAt since when the client has something to do
     * @param worked working time until the decision or now, without what the client took
     */
    record Walk(
            String reference,
            String service,
            String office,
            String channel,
            String priority,
            String status,
            Instant receivedAt,
            @Nullable Instant decidedAt,
            @Nullable String decidedAs,
            @Nullable String reason,
            Instant dueAt,
            @Nullable Instant pausedAt,
            Duration paused,
            Duration worked,
            boolean late,
            boolean byHand) {}

    /** A visit to a step. */
    record Visit(
            String name,
            String kind,
            Instant enteredAt,
            @Nullable Instant leftAt,
            Duration took,
            @Nullable Duration target,
            boolean late) {}

    /** A thing that happened, as the client reads it. */
    record Told(Instant at, String text) {}

    private record Entry(String element, String state, Instant at) {}

    Optional<Walk> find(String reference) {
        return jdbc.sql(
                        """
                select reference, service, office, channel, priority, status, submitted_at, decided_at, decided_as,
                       decided_reason, due_at, paused_at, paused_seconds, by_hand
                from case_file where reference = ?""")
                .param(reference)
                .query(this::walk)
                .optional();
    }

    private Walk walk(ResultSet row, int number) throws SQLException {
        String office = row.getString("office");
        Instant received = at(row, "submitted_at");
        Instant due = at(row, "due_at");
        Instant decided = find(row, "decided_at");
        Instant pausedAt = find(row, "paused_at");
        Instant end = decided != null ? decided : pausedAt != null ? pausedAt : clock.instant();
        Duration paused = Duration.ofSeconds(row.getLong("paused_seconds"));
        Duration worked = workingTime.of(office).between(received, end).minus(paused);
        boolean late = decided != null ? decided.isAfter(due) : pausedAt == null && due.isBefore(clock.instant());
        return new Walk(
                row.getString("reference"),
                row.getString("service"),
                office,
                row.getString("channel"),
                row.getString("priority"),
                row.getString("status"),
                received,
                decided,
                row.getString("decided_as"),
                row.getString("decided_reason"),
                due,
                pausedAt,
                paused,
                worked.isNegative() ? Duration.ZERO : worked,
                late,
                row.getBoolean("by_hand"));
    }

    List<Visit> visits(Walk walk) {
        Instant now = clock.instant();
        return jdbc.sql(
                        """
                select element, kind, entered_at, left_at, target_seconds, due_at from step
                where reference = ? order by entered_at, id""")
                .param(walk.reference())
                .query((row, number) -> {
                    Instant entered = at(row, "entered_at");
                    Instant left = find(row, "left_at");
                    Instant due = find(row, "due_at");
                    Instant end = left == null ? now : left;
                    String kind = row.getString("kind");
                    int target = row.getInt("target_seconds");
                    return new Visit(
                            names.step(walk.service(), row.getString("element")),
                            kind,
                            entered,
                            left,
                            kind.equals("system")
                                    ? Duration.between(entered, end)
                                    : workingTime.of(walk.office()).between(entered, end),
                            target == 0 ? null : Duration.ofSeconds(target),
                            due != null && end.isAfter(due));
                })
                .list();
    }

    /** What happened, of that which the service has words for. */
    List<Told> told(Walk walk, Locale locale) {
        return jdbc
                .sql("select element, state, at from timeline_entry where reference = ? order by id")
                .param(walk.reference())
                .query(Entry.class)
                .list()
                .stream()
                .flatMap(entry -> text(walk.service(), entry, locale).map(text -> new Told(entry.at(), text)).stream())
                .toList();
    }

    private Optional<String> text(String service, Entry entry, Locale locale) {
        String key = "step." + entry.element();
        return services.find(service)
                .map(one -> Objects.requireNonNullElse(
                        one.text(key + "." + entry.state(), locale),
                        Objects.requireNonNullElse(one.text(key, locale), "")))
                .filter(text -> !text.isEmpty());
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(find(row, column));
    }

    private static @Nullable Instant find(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
