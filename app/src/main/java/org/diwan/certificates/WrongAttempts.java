package org.diwan.certificates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts wrong attempts by address and by code. A right one costs one look at an index and leaves nothing; the count is
 * in the database, so that several nodes share it.
 */
@Repository
class WrongAttempts {

    private static final int LIMIT = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final CodeKeys keys;
    private final Clock clock;

    WrongAttempts(JdbcClient jdbc, CodeKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What is counted.
     *
     * @param address of the asker
     * @param code as read
     */
    record Subject(byte[] address, byte[] code) {}

    Subject subject(String address, byte[] codeHash) {
        return new Subject(keys.hash("address " + address), codeHash);
    }

    /** How long this asker has to wait; zero where they need not. */
    Duration wait(Subject subject) {
        Instant now = clock.instant();
        Instant free = jdbc.sql(
                        """
                select max(at) from (
                    select at, row_number() over (partition by subject order by at desc) as place
                      from wrong_attempt where subject in (:address, :code) and at > :since) recent
                 where place = :limit""")
                .param("address", subject.address())
                .param("code", subject.code())
                .param("since", Certificates.utc(now.minus(WINDOW)))
                .param("limit", LIMIT)
                .query((row, index) -> row.getObject(1, OffsetDateTime.class))
                .optional()
                .map(tenth -> tenth.toInstant().plus(WINDOW))
                .orElse(now);
        return Duration.between(now, free);
    }

    /** Keeps both marks, and sweeps out what no longer counts. */
    void add(Subject subject) {
        Instant now = clock.instant();
        jdbc.sql("insert into wrong_attempt (subject, at) values (:address, :at), (:code, :at)")
                .param("address", subject.address())
                .param("code", subject.code())
                .param("at", Certificates.utc(now))
                .update();
        jdbc.sql(
                        """
                delete from wrong_attempt where ctid in (
                    select ctid from wrong_attempt where at <= ? limit 100 for update skip locked)""")
                .params(Certificates.utc(now.minus(WINDOW)))
                .update();
    }
}
