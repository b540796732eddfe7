package org.diwan.cases;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.diwan.cases.Visit.Due;
import org.diwan.cases.Visit.Leaving;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of visits to steps. */
@Repository
class StepRows {

    private static final String INSERT =
            """
            insert into step (reference, service, office, channel, element, kind, visit, entered_at, target_seconds,
                              warn_at, due_at, left_at, done_by, done_by_unit)
            select n.reference, n.service, c.office, c.channel, n.element, n.kind, n.visit, n.entered_at,
                   n.target_seconds, n.warn_at, n.due_at, coalesce(n.left_at, e.at), n.done_by,
                   (select a.unit from account a where a.user_name = n.done_by)
              from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::integer[],
                          ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[]) with ordinality
                   as n (reference, service, element, kind, visit, entered_at, target_seconds, warn_at, due_at, left_at,
                         done_by, place)
              join case_file c on c.reference = n.reference
              left join unnest(?::text[], ?::timestamptz[]) as e (reference, at) on e.reference = n.reference
             order by n.place""";

    private static final String LEAVE =
            """
            update step s set left_at = n.left_at, done_by = n.done_by,
                              done_by_unit = (select a.unit from account a where a.user_name = n.done_by)
              from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[])
                   as n (reference, element, visit, left_at, done_by)
             where s.reference = n.reference and s.element = n.element and s.visit = n.visit and s.left_at is null
            returning s.visit""";

    /** Of several visits to a step, the first is taken for the one that ends where the engine has named it anew. */
    private static final String LEAVE_FIRST =
            """
            update step set left_at = ?, done_by = ?, done_by_unit = (select a.unit from account a where a.user_name = ?)
             where id = (select id from step where reference = ? and element = ? and left_at is null
                          order by entered_at, id limit 1)""";

    private static final String END =
            """
            with n as (select * from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[])
                       as n (reference, element, visit, left_at, done_by)),
                 e as (select * from unnest(?::text[], ?::timestamptz[]) as e (reference, at))
            update step s set left_at = coalesce(n.left_at, e.at), done_by = n.done_by,
                              done_by_unit = (select a.unit from account a where a.user_name = n.done_by)
              from step o
              join e on e.reference = o.reference
              left join n on n.reference = o.reference and n.element = o.element and n.visit = o.visit
             where o.id = s.id and o.left_at is null""";

    private final JdbcTemplate db;

    StepRows(JdbcTemplate db) {
        this.db = db;
    }

    /**
     * Writes what happened: one insert for all visits that began, one update for those that had begun before.
     *
     * @param ends cases that have ended
     */
    void write(Map<Visit, @Nullable Leaving> visits, List<Leaving> leavings, Map<String, Instant> ends) {
        if (!visits.isEmpty()) {
            insert(visits, ends);
        }
        List<Leaving> others = leavings.stream()
                .filter(leaving -> !ends.containsKey(leaving.reference()))
                .toList();
        if (!others.isEmpty()) {
            leave(others);
        }
        if (!ends.isEmpty()) {
            end(leavings, ends);
        }
    }

    private void insert(Map<Visit, @Nullable Leaving> visits, Map<String, Instant> ends) {
        Collection<Visit> all = visits.keySet();
        db.update(INSERT, statement -> {
            Connection connection = statement.getConnection();
            int at = 1;
            statement.setArray(at++, texts(connection, all, Visit::reference));
            statement.setArray(at++, texts(connection, all, Visit::service));
            statement.setArray(at++, texts(connection, all, Visit::element));
            statement.setArray(
                    at++, texts(connection, all, visit -> visit.kind().key()));
            statement.setArray(at++, texts(connection, all, Visit::key));
            statement.setArray(at++, texts(connection, all, Visit::enteredAt));
            statement.setArray(at++, texts(connection, all, due(Due::seconds)));
            statement.setArray(at++, texts(connection, all, due(Due::warnAt)));
            statement.setArray(at++, texts(connection, all, due(Due::dueAt)));
            statement.setArray(at++, texts(connection, all, left(visits, Leaving::at)));
            statement.setArray(at++, texts(connection, all, left(visits, Leaving::by)));
            statement.setArray(at++, texts(connection, ends.keySet(), reference -> reference));
            statement.setArray(at, texts(connection, ends.keySet(), ends::get));
        });
    }

    private static Function<Visit, @Nullable Object> due(Function<Due, Object> field) {
        return visit -> visit.due() == null ? null : field.apply(visit.due());
    }

    private static Function<Visit, @Nullable Object> left(
            Map<Visit, @Nullable Leaving> visits, Function<Leaving, @Nullable Object> field) {
        return visit -> {
            Leaving leaving = visits.get(visit);
            return leaving == null ? null : field.apply(leaving);
        };
    }

    private void leave(List<Leaving> leavings) {
        List<Named> named = named(leavings);
        Set<String> found = new HashSet<>(db.query(
                LEAVE,
                statement -> {
                    Connection connection = statement.getConnection();
                    statement.setArray(1, texts(connection, named, one -> one.leaving.reference()));
                    statement.setArray(2, texts(connection, named, one -> one.leaving.element()));
                    statement.setArray(3, texts(connection, named, Named::key));
                    statement.setArray(4, texts(connection, named, one -> one.leaving.at()));
                    statement.setArray(5, texts(connection, named, one -> one.leaving.by()));
                },
                (row, number) -> row.getString(1)));
        leavings.stream()
                .filter(leaving -> leaving.keys().stream().noneMatch(found::contains))
                .forEach(leaving -> db.update(
                        LEAVE_FIRST,
                        CaseFiles.utc(leaving.at()),
                        leaving.by(),
                        leaving.by(),
                        leaving.reference(),
                        leaving.element()));
    }

    private void end(List<Leaving> leavings, Map<String, Instant> ends) {
        List<Named> named = named(leavings);
        db.update(END, statement -> {
            Connection connection = statement.getConnection();
            statement.setArray(1, texts(connection, named, one -> one.leaving.reference()));
            statement.setArray(2, texts(connection, named, one -> one.leaving.element()));
            statement.setArray(3, texts(connection, named, Named::key));
            statement.setArray(4, texts(connection, named, one -> one.leaving.at()));
            statement.setArray(5, texts(connection, named, one -> one.leaving.by()));
            statement.setArray(6, texts(connection, ends.keySet(), reference -> reference));
            statement.setArray(7, texts(connection, ends.keySet(), ends::get));
        });
    }

    /** A visit's end under one of the names that the visit may have. */
    private record Named(Leaving leaving, String key) {}

    private static List<Named> named(List<Leaving> leavings) {
        List<Named> named = new ArrayList<>();
        leavings.forEach(leaving -> leaving.keys().forEach(key -> named.add(new Named(leaving, key))));
        return named;
    }

    private static <T> Array texts(
            Connection connection, Collection<T> all, Function<T, ? extends @Nullable Object> field)
            throws SQLException {
        Object[] values = new Object[all.size()];
        int at = 0;
        for (T one : all) {
            Object value = field.apply(one);
            values[at++] = value == null ? null : value.toString();
        }
        return connection.createArrayOf("text", values);
    }
}
