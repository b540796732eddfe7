package org.diwan.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down guessing: after five wrong passwords for a name there is a wait of one minute, and each wrong one after it
 * doubles the wait up to an hour. A try counts as wrong before the password is compared and is taken back when it was
 * right, so that parallel tries on any number of nodes never get more comparisons than one after the other.
 */
@Component
class SignInGuard {

    private static final int FREE_TRIES = 5;

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInGuard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The answer to someone who wants to try.
     *
     * @param remaining how long from now no further try is taken; zero if the next one may come at once
     */
    record Turn(boolean allowed, Duration remaining) {}

    Turn ask(String typedName) {
        OffsetDateTime now = now();
        return jdbc.sql(
                        """
                        insert into sign_in_guard as guard (name_key, failed, touched_at) values (:key, 1, :now)
                        on conflict (name_key) do update set
                            failed = guard.failed + 1,
                            waited = 0,
                            touched_at = :now,
                            locked_until = case when guard.failed + 1 >= :free then :now
                                + least(interval '1 minute' * power(2, least(guard.failed + 1 - :free, 6)), interval '1 hour') end
                        where guard.locked_until is null or guard.locked_until <= :now
                        returning locked_until""")
                .param("key", key(typedName))
                .param("now", now)
                .param("free", FREE_TRIES)
                .query((row, index) -> new Turn(true, untilLockEnds(row, now)))
                .optional()
                .orElseGet(() -> new Turn(false, waitOf(typedName, now)));
    }

    /** Counts a try while the name is locked; whether it is the first since. */
    boolean isFirstWaiting(String typedName) {
        return jdbc.sql("update sign_in_guard set waited = waited + 1 where name_key = ? returning waited")
                .param(key(typedName))
                .query(Integer.class)
                .optional()
                .filter(waited -> waited == 1)
                .isPresent();
    }

    /** Nothing was compared: the try does not count. */
    void takeBack(String typedName) {
        jdbc.sql("update sign_in_guard set failed = greatest(failed - 1, 0), locked_until = null where name_key = ?")
                .param(key(typedName))
                .update();
    }

    /** Costs what it costs to record a wrong try of an account, for a name that nobody has. */
    @Transactional
    public void recordNobody(String typedName) {
        for (int i = 0; i < 2; i++) {
            jdbc.sql("update sign_in_guard set touched_at = ? where name_key = ?")
                    .params(now(), key(typedName))
                    .update();
        }
    }

    /** The password was right: what went before is forgotten. */
    void passed(String typedName) {
        jdbc.sql("delete from sign_in_guard where name_key = ?")
                .param(key(typedName))
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forgetOldTries() {
        jdbc.sql("delete from sign_in_guard where touched_at < ?")
                .param(now().minusDays(1))
                .update();
    }

    private Duration waitOf(String typedName, OffsetDateTime now) {
        return jdbc.sql("select locked_until from sign_in_guard where name_key = ?")
                .param(key(typedName))
                .query((row, index) -> untilLockEnds(row, now))
                .optional()
                .orElse(Duration.ZERO);
    }

    private static Duration untilLockEnds(ResultSet row, OffsetDateTime now) throws SQLException {
        @Nullable OffsetDateTime end = row.getObject("locked_until", OffsetDateTime.class);
        return end == null ? Duration.ZERO : Duration.between(now, end);
    }

    private OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }

    private static byte[] key(String typedName) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(typedName.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
