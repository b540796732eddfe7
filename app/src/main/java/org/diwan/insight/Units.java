package org.diwan.insight;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which units stand by themselves: those of three people or more in the months of the period, so that nobody is ranked. */
@Repository
class Units {

    private final JdbcClient jdbc;
    private final ZoneId zone;

    Units(JdbcClient jdbc, @Value("${diwan.zone}") ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    List<String> shown(Period period) {
        LocalDate from = period.from().withDayOfMonth(1);
        LocalDate to = period.to().withDayOfMonth(1).plusMonths(1);
        return jdbc.sql(
                        """
                select done_by_unit from step
                where left_at >= ? and left_at < ? and kind = 'staff' and done_by is not null and done_by_unit <> ''
                group by done_by_unit having count(distinct done_by) >= 3""")
                .params(
                        ScopeValues.utc(from.atStartOfDay(zone).toInstant()),
                        ScopeValues.utc(to.atStartOfDay(zone).toInstant()))
                .query(String.class)
                .list();
    }
}
