package org.diwan.insight;

import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The services, offices and channels that facts were ever counted of: what can be chosen, and is still there when withdrawn. */
@Component
public class Parts {

    /** Where a count is of all of them. */
    static final String ALL = "*";

    private final JdbcClient jdbc;

    Parts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keys of services. */
    public SortedSet<String> services() {
        return names(Split.SERVICE);
    }

    /** Names of offices. */
    public SortedSet<String> offices() {
        return names(Split.OFFICE);
    }

    /** Words of channels. */
    public SortedSet<String> channels() {
        return names(Split.CHANNEL);
    }

    SortedSet<String> names(Split kind) {
        return new TreeSet<>(jdbc.sql("select name from insight_part where kind = ?")
                .param(kind.name().toLowerCase(Locale.ROOT))
                .query(String.class)
                .list());
    }
}
