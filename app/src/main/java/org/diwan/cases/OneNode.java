package org.diwan.cases;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Work that one node at a time does. */
final class OneNode {

    private OneNode() {}

    /** Whether it is this one to the end of the transaction; nobody waits for it. */
    static boolean at(JdbcClient jdbc, long work) {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(work)
                .query(Boolean.class)
                .single();
    }
}
