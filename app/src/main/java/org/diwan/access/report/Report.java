package org.diwan.access.report;

import java.util.Arrays;
import java.util.List;

/**
 * A list with its columns, and how it is found.
 *
 * @param key as addresses and texts name it
 * @param sql gives a column of each name, and {@code user_name} where one is about a person; ordered
 * @param filters by which it can be narrowed: person, system, role, state
 */
record Report(String key, List<Column> columns, String sql, List<String> filters) {

    /** A column and what stands in it. */
    record Column(String name, Kind kind) {

        static Column of(String name) {
            String[] parts = name.split(":");
            return new Column(parts[0], parts.length == 1 ? Kind.TEXT : Kind.valueOf(parts[1]));
        }
    }

    /** What a column holds. */
    enum Kind {
        /** A name, a link to the person. */
        PERSON,
        TEXT,
        /** A text of any length. */
        LONG,
        CODE,
        DATE,
        TIME,
        COUNT,
        /** A word of ours, in the reader's language. */
        WORD,
        /** The reference of a case. */
        CASE,
        /** The reference of a case that has a proof. */
        PROOF
    }

    /** @param columns such as {@code held:DATE} */
    static Report of(String key, String filters, String columns, String sql) {
        return new Report(
                key, Arrays.stream(columns.split(" ")).map(Column::of).toList(), sql, List.of(filters.split(" ")));
    }

    int indexOf(String column) {
        return columns.stream().map(Column::name).toList().indexOf(column);
    }

    public boolean narrowsBy(String filter) {
        return filters.contains(filter);
    }
}
