package org.diwan.identity;

import static org.diwan.identity.SignInTried.Outcome.CODE_SENT;
import static org.diwan.identity.SignInTried.Outcome.CONFIRMED;
import static org.diwan.identity.SignInTried.Outcome.WRONG_CODE;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.diwan.web.HouseKey;
import org.diwan.web.KeyedHash;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One-time codes that confirm who is at the other end of a session. A code counts for five minutes and five tries, once,
 * in the session that asked for it, until that session asks for another. People may have three codes in 15 minutes, one a
 * minute; after ten wrong tries on a day one an hour.
 */
@Component
class Confirmations {

    static final Duration VALID = Duration.ofMinutes(5);
    private static final int TRIES = 5;
    private static final int CODES = 3;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int WRONG_A_DAY = 10;
    private static final Duration LONG_PAUSE = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final SignIns signIns;
    private final KeyedHash hash;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Confirmations(JdbcClient jdbc, SignIns signIns, HouseKey key, Clock clock) {
        this.jdbc = jdbc;
        this.signIns = signIns;
        this.hash = key.hash("one-time code");
        this.clock = clock;
    }

    /**
     * Whose code it is.
     *
     * @param address network address of the browser, for the owner's list of sign-ins
     */
    record Asker(String userName, String session, @Nullable String address) {}

    /** A code that was made, to be sent; it is kept nowhere else. */
    record Fresh(UUID id, String code) {
        @Override
        public String toString() {
            return "Fresh[id=" + id + "]";
        }
    }

    /** The way that the last code of a session went. */
    record Sent(String channel, Instant at) {}

    private record Kept(UUID id, byte[] code, Instant sentAt, int tries, boolean used) {}

    /** How long this person has to wait for the next code; zero where they need not. */
    Duration wait(String userName) {
        Instant now = clock.instant();
        return jdbc.sql(
                        """
                select count(*) filter (where sent_at > :window) as codes,
                       min(sent_at) filter (where sent_at > :window) as first,
                       max(sent_at) as last,
                       coalesce(sum(tries) filter (where used_at is null), 0) as wrong
                  from confirmation_code where user_name = :user and sent_at > :day""")
                .param("window", utc(now.minus(WINDOW)))
                .param("user", userName)
                .param("day", utc(now.minus(Duration.ofDays(1))))
                .query((row, index) -> Duration.between(now, nextTurn(row, now)))
                .single();
    }

    private static Instant nextTurn(ResultSet row, Instant now) throws SQLException {
        @Nullable OffsetDateTime last = row.getObject("last", OffsetDateTime.class);
        if (last == null) {
            return now;
        }
        Duration pause = row.getInt("wrong") >= WRONG_A_DAY ? LONG_PAUSE : PAUSE;
        @Nullable OffsetDateTime first = row.getObject("first", OffsetDateTime.class);
        boolean full = first != null && row.getInt("codes") >= CODES;
        Instant roomAgain = full ? first.toInstant().plus(WINDOW) : now;
        return Stream.of(now, last.toInstant().plus(pause), roomAgain)
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    /** Makes a code and voids the session's one before; empty where the person has to wait. */
    @Transactional
    public Optional<Fresh> make(Asker asker, String channel) {
        jdbc.sql("select user_name from account where user_name = ? for no key update")
                .param(asker.userName())
                .query(String.class)
                .single();
        if (!wait(asker.userName()).isZero()) {
            return Optional.empty();
        }
        var fresh = new Fresh(UUID.randomUUID(), String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000)));
        jdbc.sql(
                        """
                insert into confirmation_code (id, user_name, session, channel, code, sent_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(
                        fresh.id(),
                        asker.userName(),
                        session(asker),
                        channel,
                        hash(fresh.id(), fresh.code()),
                        utc(clock.instant()))
                .update();
        signIns.record(asker.userName(), CODE_SENT, asker.address());
        return Optional.of(fresh);
    }

    /** A code that nobody took does not count. */
    void forget(Fresh undelivered) {
        jdbc.sql("delete from confirmation_code where id = ?")
                .param(undelivered.id())
                .update();
    }

    /** Where the session's last code went, as long as somebody may be typing it. */
    Optional<Sent> sent(Asker asker) {
        return jdbc.sql(
                        """
                select channel, sent_at from confirmation_code
                 where user_name = ? and session = ? and used_at is null and sent_at > ?
                 order by sent_at desc limit 1""")
                .params(asker.userName(), session(asker), utc(clock.instant().minus(WINDOW)))
                .query((row, index) -> new Sent(
                        row.getString("channel"),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Whether this is the code; why it is not is told to nobody. The row is locked, so that of many at once one is right. */
    @Transactional
    public boolean confirm(Asker asker, String digits) {
        Instant now = clock.instant();
        Optional<Kept> newest = jdbc.sql(
                        """
                select * from confirmation_code where user_name = ? and session = ?
                 order by sent_at desc limit 1 for update""")
                .params(asker.userName(), session(asker))
                .query(Confirmations::kept)
                .optional();
        boolean right = newest.filter(kept -> isRight(kept, digits, now)).isPresent();
        newest.ifPresent(kept -> jdbc.sql(
                        "update confirmation_code set tries = tries + 1, used_at = coalesce(used_at, ?) where id = ?")
                .params(right ? utc(now) : null, kept.id())
                .update());
        signIns.record(asker.userName(), right ? CONFIRMED : WRONG_CODE, asker.address());
        return right;
    }

    private boolean isRight(Kept kept, String digits, Instant now) {
        boolean equal = MessageDigest.isEqual(kept.code(), hash(kept.id(), digits));
        return equal
                && !kept.used()
                && kept.tries() < TRIES
                && now.isBefore(kept.sentAt().plus(VALID));
    }

    @Scheduled(fixedDelayString = "PT1H")
    void sweep() {
        jdbc.sql("delete from confirmation_code where sent_at < ?")
                .param(utc(clock.instant().minus(Duration.ofDays(1))))
                .update();
    }

    private byte[] hash(UUID id, String digits) {
        return hash.of("code " + id + " " + digits);
    }

    private byte[] session(Asker asker) {
        return hash.of("session " + asker.session());
    }

    private static Kept kept(ResultSet row, int index) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                row.getBytes("code"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"),
                row.getObject("used_at") != null);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
