package org.diwan.registry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.diwan.registry.ImportKind.Link;
import org.diwan.registry.ImportKind.Rule;

/**
 * The good rows of a file, in a temporary table until they are merged: all rows at once, but counted as if one by one.
 * Table and column names come from {@link ImportKinds}, never from a file.
 */
final class Stage {

    /** Room to join a million rows without files. */
    private static final String WORK_MEMORY = "128MB";

    private final Statement sql;
    private final ImportKind kind;
    private final List<String> keys;
    private final List<String> values;

    Stage(Statement sql, ImportKind kind) {
        this.sql = sql;
        this.kind = kind;
        keys = kind.columnNames().subList(0, kind.keys());
        values = kind.columnNames().subList(kind.keys(), kind.columns().size());
    }

    /** Makes the empty stage and opens it for rows: the line, then the columns. */
    CopyText open(Connection connection) throws SQLException {
        sql.execute("set local work_mem = '" + WORK_MEMORY + "'");
        sql.execute("create temporary table stage on commit drop as select 0 as line, "
                + list(kind.columnNames(), name -> name) + " from " + kind.table() + " limit 0");
        return new CopyText(connection, "stage");
    }

    /** Takes the rows off the stage that name an unknown row of another table. */
    List<Refusal> refuseUnknown() throws SQLException {
        sql.execute("analyze stage");
        var refusals = new ArrayList<Refusal>();
        for (Link link : kind.links()) {
            String delete = "delete from stage s where not exists (select from %s r where r.%s = s.%s) returning line"
                    .formatted(link.table(), link.key(), link.column());
            try (ResultSet lines = sql.executeQuery(delete)) {
                while (lines.next()) {
                    refusals.add(new Refusal(lines.getInt(1), link.column(), link.reason()));
                }
            }
        }
        return refusals;
    }

    /** Takes the rows off that break a rule, until none does: what one row leaves behind may break another. */
    List<Refusal> refuseByRules() throws SQLException {
        var refusals = new ArrayList<Refusal>();
        int before = -1;
        while (before < refusals.size()) {
            before = refusals.size();
            for (Rule rule : kind.rules()) {
                String delete = "delete from stage s where " + rule.broken() + " returning line";
                try (ResultSet lines = sql.executeQuery(delete)) {
                    while (lines.next()) {
                        refusals.add(new Refusal(lines.getInt(1), rule.column(), rule.reason()));
                    }
                }
            }
        }
        return refusals;
    }

    /** Where a row still says what a record said before it was changed for a person, the change stands. */
    void keepChanges() throws SQLException {
        for (RecordField field : changedFields()) {
            sql.execute(
                    """
                    update stage s set %1$s = c.new_value::%2$s
                      from (select distinct on (%3$s) %3$s, new_value from record_change where field = '%4$s'
                             order by %3$s, changed_at desc) c
                     where c.%3$s = s.%3$s and exists (
                           select from record_change b where b.%3$s = s.%3$s and b.field = '%4$s'
                              and b.old_value is not distinct from s.%1$s::text)"""
                            .formatted(
                                    field.column(),
                                    field.type(),
                                    kind.columnNames().get(0),
                                    field.key()));
        }
    }

    private List<RecordField> changedFields() throws SQLException {
        var fields = new ArrayList<RecordField>();
        try (ResultSet changed = sql.executeQuery("select distinct field from record_change")) {
            while (changed.next()) {
                RecordField.of(changed.getString(1))
                        .filter(field -> field.table().equals(kind.table()))
                        .ifPresent(fields::add);
            }
        }
        return fields;
    }

    /** Merges the rows into the table; some kinds keep what was known before. Gives how many were added and changed. */
    Merged merge(long good) throws SQLException {
        return switch (kind.history()) {
            case NONE -> addAndReplace(good);
            case VERSIONS -> {
                keepVersions();
                yield addAndReplace(good);
            }
            case ACCOUNTS -> {
                var accounts = new DeliveredAccounts(sql);
                accounts.before();
                Merged merged = addAndReplace(good);
                accounts.after();
                yield merged;
            }
        };
    }

    /** Every row is kept by the day it is valid from as well; of several for one day the last one. */
    private void keepVersions() throws SQLException {
        String key = list(keys, name -> name) + ", valid_from";
        String columns = list(kind.columnNames(), name -> name);
        sql.execute(
                """
                insert into %1$s_version as t (%2$s)
                select %2$s from (select distinct on (%3$s) * from stage order by %3$s, line desc) s
                on conflict (%3$s) do update set %4$s, recorded_at = now() where (%5$s) is distinct from (%6$s)"""
                        .formatted(
                                kind.table(),
                                columns,
                                key,
                                list(values, name -> name + " = excluded." + name),
                                list(values, "t."::concat),
                                list(values, "excluded."::concat)));
    }

    private Merged addAndReplace(long good) throws SQLException {
        long added = add();
        return new Merged(added, added == good ? 0 : replace());
    }

    /** How many rows were new, and how many replaced another. */
    record Merged(long added, long changed) {}

    /** Adds the rows with new keys; of several rows with one key the first. */
    private long add() throws SQLException {
        String columns = list(kind.columnNames(), name -> name);
        return sql.executeLargeUpdate("insert into %s (%s) select %s from stage on conflict do nothing"
                .formatted(kind.table(), columns, columns));
    }

    /** Lets the rows replace what they differ from; of several rows with one key the last stays. Gives how many did. */
    private long replace() throws SQLException {
        String key = list(keys, name -> name);
        long repeated = sql.executeLargeUpdate("create temporary table twice on commit drop as select " + key
                + " from stage group by " + key + " having count(*) > 1");
        long changes = repeated == 0 ? 0 : replaceRepeated(key);
        return changes + sql.executeLargeUpdate(update());
    }

    private long replaceRepeated(String key) throws SQLException {
        long changes;
        try (ResultSet twice = sql.executeQuery(changesOfRepeatedKeys(key))) {
            twice.next();
            changes = twice.getLong(1);
        }
        sql.execute("delete from stage s using"
                + " (select %1$s, max(line) as last from stage join twice using (%1$s) group by %1$s) l".formatted(key)
                + " where " + all(keys, "s.%1$s = l.%1$s") + " and s.line < l.last");
        sql.execute(update() + " and exists (select from twice w where " + all(keys, "w.%1$s = s.%1$s") + ")");
        return changes;
    }

    /** Counts, among the rows whose key the file repeats, those that differ from the row before. */
    private String changesOfRepeatedKeys(String key) {
        return """
                select count(*) from (
                    select row(%s)::text as now, row(%s)::text as stored,
                           lag(row(%s)::text) over (partition by %s order by s.line) as before
                      from stage s join twice using (%s) join %s t using (%s)) one
                 where now <> coalesce(before, stored)"""
                .formatted(
                        list(values, "s."::concat),
                        list(values, "t."::concat),
                        list(values, "s."::concat),
                        key,
                        key,
                        kind.table(),
                        key);
    }

    private String update() {
        return "update %s t set %s, recorded_at = now() from stage s where %s and (%s) is distinct from (%s)"
                .formatted(
                        kind.table(),
                        list(values, name -> name + " = s." + name),
                        all(keys, "t.%1$s = s.%1$s"),
                        list(values, "t."::concat),
                        list(values, "s."::concat));
    }

    private static String list(List<String> names, UnaryOperator<String> as) {
        return names.stream().map(as).collect(Collectors.joining(", "));
    }

    private static String all(List<String> names, String condition) {
        return names.stream().map(condition::formatted).collect(Collectors.joining(" and "));
    }
}
