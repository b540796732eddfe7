package org.diwan.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened in a case, in order. */
@Repository
class Timeline {

    static final String REACHED = "reached";
    static final String DONE = "done";
    /** Stands for whoever held the link of a notice. */
    static final String LINK = "link";

    private final JdbcClient jdbc;

    Timeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One thing that happened: the element reached, or the task done by somebody. */
    record Entry(String element, String state, Instant at, @Nullable String byWhom) {}

    void add(String reference, String element, String state, @Nullable String by, Instant at) {
        jdbc.sql("insert into timeline_entry (reference, element, state, at, by_whom) values (?, ?, ?, ?, ?)")
                .params(reference, element, state, CaseFiles.utc(at), by)
                .update();
    }

    List<Entry> of(String reference) {
        return jdbc.sql("select element, state, at, by_whom from timeline_entry where reference = ? order by id")
                .param(reference)
                .query(Entry.class)
                .list();
    }
}
