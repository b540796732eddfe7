package org.diwan.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of file: its columns, the table they go to, and what a row must meet.
 *
 * @param keys how many columns, from the first on, make the key
 * @param orders pairs of which the second may not lie before the first
 * @param links columns that name a row of another table
 * @param rules what rows must meet together with all others
 */
record ImportKind(
        String name,
        String table,
        int keys,
        List<Column> columns,
        List<Order> orders,
        List<Link> links,
        List<Rule> rules) {

    ImportKind(String name, String table, int keys, List<Column> columns, List<Order> orders, List<Link> links) {
        this(name, table, keys, columns, orders, links, List.of());
    }

    /** Days, or numbers, in their order; either may be left out where its column is optional. */
    record Order(String first, String second) {

        boolean isBroken(String from, String to) {
            if (from.isEmpty() || to.isEmpty()) {
                return false;
            }
            int lengths = from.contains("-") ? 0 : Integer.compare(to.length(), from.length());
            return (lengths == 0 ? to.compareTo(from) : lengths) < 0;
        }
    }

    /** A column that names a row of another table by its key. */
    record Link(String column, String table, String key, String reason) {}

    /**
     * What rows must meet together with all others.
     *
     * @param broken SQL that is true of a bad row {@code s} of the table {@code stage}
     */
    record Rule(String column, String reason, String broken) {}

    /** Whether a file may claim to name everybody, so that whoever is not in it is gone. */
    boolean mayBeComplete() {
        return table.equals(StaffKind.TABLE);
    }

    List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** What is left of a row that another replaces. */
    History history() {
        return switch (table) {
            case "benefit_account" -> History.ACCOUNTS;
            case "tariff" -> History.VERSIONS;
            default -> History.NONE;
        };
    }

    /** Nothing, the row for the days before the new one is valid, or periods of an account. */
    enum History {
        NONE,
        VERSIONS,
        ACCOUNTS
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
            if (order.isBroken(first, second)) {
                return new Refusal(line, order.second(), "lies before " + order.first());
            }
        }
        return null;
    }
}
