package org.diwan.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.diwan.web.Readings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All figures of the house, read with one statement: what the page shows and what the meters say is the same. */
@Component
class HouseReadings {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String sql;

    HouseReadings(JdbcClient jdbc, Clock clock, List<Readings> parts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.sql = IntStream.range(0, parts.size())
                .mapToObj(i -> "select meter, tags::text[], value from ("
                        + parts.get(i).sql() + ") as part_" + i + " (meter, tags, value)")
                .collect(Collectors.joining("\nunion all\n"));
    }

    /** One figure. */
    record Reading(String meter, Map<String, String> tags, double value) {}

    List<Reading> read() {
        return jdbc.sql(sql)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(HouseReadings::reading)
                .list();
    }

    private static Reading reading(ResultSet row, int index) throws SQLException {
        String[] words = (String[]) row.getArray("tags").getArray();
        Map<String, String> tags = new TreeMap<>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            tags.put(words[i], words[i + 1]);
        }
        return new Reading(row.getString("meter"), tags, row.getDouble("value"));
    }
}
