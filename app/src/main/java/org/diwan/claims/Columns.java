package org.diwan.claims;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows turned into one array a column, which a statement unnests: many rows, one round trip. */
record Columns<T>(List<T> rows) {

    Columns(Collection<T> rows) {
        this(List.copyOf(rows));
    }

    /** One column as text, which the statement casts. */
    @Nullable
    String[] of(Function<T, @Nullable Object> value) {
        @Nullable String[] column = new String[rows.size()];
        for (int i = 0; i < column.length; i++) {
            Object one = value.apply(rows.get(i));
            column[i] = one == null ? null : one.toString();
        }
        return column;
    }
}
