package org.diwan.insight;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which units stand by themselves: those of three people or more in the months of the period, so that nobody is ranked. */
@Repository
class Units {

    private static final int FEW = 3;

    private final JdbcClient jdbc;

    Units(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> shown(Period period) {
        return jdbc.sql(
                        """
                select unit from insight_unit where month between ? and ?
                group by unit having count(distinct person) >= ?""")
                .params(period.from().withDayOfMonth(1), period.to().withDayOfMonth(1), FEW)
                .query(String.class)
                .list();
    }
}
