package org.diwan.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Made-up rows, kept by table until they are written in one go. */
final class DemoRows {

    /** A table and the columns given for it. */
    enum Table {
        PERSON("person (national_id, name_latin, name_arabic, birth_date, sex, status, died_on, email, mobile, city,"
                + " language, guardian_id, investigation)"),
        EMPLOYER("employer (employer_id, name_latin, name_arabic, city, registered_on, closed_on)"),
        EMPLOYMENT("employment (employment_id, national_id, employer_id, occupation, started_on, ended_on)"),
        WAGE("wage (employment_id, month, amount, currency)"),
        BENEFIT("benefit (benefit_id, national_id, kind, started_on, ended_on, monthly_amount, currency)"),
        ACCOUNT("benefit_account (benefit_id, iban, holder_name, bank_bic, valid_from)"),
        FACILITY("facility (facility_id, name_latin, name_arabic, kind, city, contract_from, contract_to)"),
        DIAGNOSIS("diagnosis (code, title)"),
        TARIFF("tariff (" + Table.TARIFF_COLUMNS + ")"),
        TARIFF_VERSION("tariff_version (" + Table.TARIFF_COLUMNS + ")");

        private static final String TARIFF_COLUMNS = "service_code, title, kind, price, currency, max_quantity, sex,"
                + " min_age, max_age, prior_approval, valid_from, valid_to";

        private final String columns;

        Table(String columns) {
            this.columns = columns;
        }
    }

    private final Map<Table, List<@Nullable Object[]>> rows = new EnumMap<>(Table.class);

    void add(Table table, @Nullable Object... cells) {
        rows.computeIfAbsent(table, one -> new ArrayList<>()).add(cells);
    }

    List<@Nullable Object[]> of(Table table) {
        return rows.getOrDefault(table, List.of());
    }

    /** Writes all rows and forgets them. */
    void writeTo(Connection connection) throws SQLException {
        for (Map.Entry<Table, List<@Nullable Object[]>> entry : rows.entrySet()) {
            try (var copy = new CopyText(connection, entry.getKey().columns)) {
                for (@Nullable Object[] row : entry.getValue()) {
                    copy.row(row);
                }
                copy.finish();
            }
        }
        rows.clear();
    }
}
