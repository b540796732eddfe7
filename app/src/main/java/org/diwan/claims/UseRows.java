package org.diwan.claims;

import java.time.LocalDate;
import java.util.Collection;
import org.diwan.claims.Uses.Stored;
import org.diwan.claims.Uses.Wanted;
import org.diwan.claims.rules.Use;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds in the store what patients were given before. */
@Repository
class UseRows {

    private static final String SQL =
            """
            select distinct l.id, l.national_id, l.line_no, l.service_code, l.service_date,
                   coalesce(l.allowed_quantity, l.quantity) as quantity, c.claim_no, c.facility_id
              from unnest(:patients::text[], :services::text[], :froms::date[], :tos::date[])
                   as w(national_id, service_code, from_day, to_day)
              join claim_line l on l.national_id = w.national_id and l.service_code = w.service_code
                   and l.service_date between w.from_day and w.to_day
              join claim c on c.id = l.claim_id
             where l.outcome in ('PAY', 'REDUCE', 'PEND')""";

    private final JdbcClient db;

    UseRows(JdbcClient db) {
        this.db = db;
    }

    Uses find(Collection<Wanted> wanted) {
        Columns<Wanted> columns = new Columns<>(wanted);
        Uses uses = new Uses();
        db.sql(SQL)
                .param("patients", columns.of(Wanted::nationalId))
                .param("services", columns.of(Wanted::serviceCode))
                .param("froms", columns.of(Wanted::from))
                .param("tos", columns.of(Wanted::to))
                .query(row -> {
                    Use use = new Use(
                            row.getString("claim_no"),
                            row.getString("facility_id"),
                            row.getInt("line_no"),
                            row.getString("service_code"),
                            row.getObject("service_date", LocalDate.class),
                            row.getInt("quantity"),
                            false);
                    uses.add(row.getString("national_id"), new Stored(row.getLong("id"), use));
                });
        return uses;
    }
}
