package org.diwan.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of file: its columns, the table they go to, and what a row must meet.
 *
 * @param keys how many columns, from the first on, make the key
 * @param orders pairs of days of which the second may not lie before the first
 * @param links columns that name a row of another table
 */
record ImportKind(String name, String table, int keys, List<Column> columns, List<Order> orders, List<Link> links) {

    /** Days in their order. */
    record Order(String first, String second) {}

    /** A column that names a row of another table by its key. */
    record Link(String column, String table, String key, String reason) {}

    List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** Whether a row that replaces another leaves what was known before. */
    boolean keepsHistory() {
        return table.equals("benefit_account");
    }

    /** The first thing wrong with a row's values, which stand in the order of the columns; none: nothing is. */
    @Nullable
    Refusal refuse(int line, String[] values) {
        for (int i = 0; i < values.length; i++) {
            String reason = columns.get(i).refuse(values[i]);
            if (reason != null) {
                return new Refusal(line, columns.get(i).name(), reason);
            }
        }
        for (Order order : orders) {
            String first = values[columnNames().indexOf(order.first())];
            String second = values[columnNames().indexOf(order.second())];
            if (!second.isEmpty() && second.compareTo(first) < 0) {
                return new Refusal(line, order.second(), "lies before " + order.first());
            }
        }
        return null;
    }
}
