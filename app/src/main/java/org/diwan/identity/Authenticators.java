package org.diwan.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.diwan.web.HouseKey;
import org.diwan.web.Seal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The authenticator apps of accounts, one each. A code counts in its half minute and the one before and after, once: the
 * half minute of the last code is kept, and only later ones count.
 */
@Repository
class Authenticators {

    /** Half minutes that clocks may differ. */
    private static final int LEEWAY = 1;

    /** How far back a slow clock is looked for, to say so; such a code does not count. */
    private static final int SEEN = 10;

    /** How long a secret that was shown may wait for its first code. */
    private static final Duration PENDING = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Seal seal;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Authenticators(JdbcClient jdbc, HouseKey house, Clock clock) {
        this.jdbc = jdbc;
        this.seal = house.seal("authenticator secret");
        this.clock = clock;
    }

    /** What a code is worth. */
    enum Answer {
        RIGHT,
        WRONG,
        /** Was right some minutes ago: the telephone's clock is slow. What will be right is told to nobody. */
        OTHER_TIME
    }

    boolean has(String userName) {
        return since(userName).isPresent();
    }

    /** Since when the account has its app. */
    Optional<Instant> since(String userName) {
        return jdbc.sql("select confirmed_at from authenticator where user_name = ? and confirmed_at is not null")
                .param(userName)
                .query((row, index) ->
                        row.getObject("confirmed_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /**
     * A new secret in place of one that waits, which counts for nothing until a code of it was right; none where there is an
     * app already.
     *
     * @return when it was made
     */
    @Transactional
    public Instant begin(String userName) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] secret = new byte[Totp.SECRET_BYTES];
        random.nextBytes(secret);
        jdbc.sql(
                        """
                insert into authenticator as known (user_name, secret, made_at) values (:user, :secret, :now)
                on conflict (user_name) do update set secret = :secret, made_at = :now, last_step = 0
                 where known.confirmed_at is null""")
                .param("user", userName)
                .param("secret", seal.close(secret, label(userName)))
                .param("now", utc(now))
                .update();
        return now;
    }

    /** Whether the secret that waits for its first code was made then. */
    boolean isPending(String userName, Instant madeAt) {
        return pending(userName).isPresent()
                && jdbc.sql("select made_at = ? from authenticator where user_name = ?")
                        .params(utc(madeAt), userName)
                        .query(Boolean.class)
                        .optional()
                        .orElse(false);
    }

    /** The secret that waits for its first code. */
    Optional<byte[]> pending(String userName) {
        return jdbc.sql(
                        "select secret from authenticator where user_name = ? and confirmed_at is null and made_at >= ?")
                .params(userName, utc(clock.instant().minus(PENDING)))
                .query((row, index) -> seal.open(row.getBytes("secret"), label(userName)))
                .optional();
    }

    /** Tries the first code of a pending secret; from a right one on the app counts. */
    Answer confirm(String userName, String digits) {
        return pending(userName)
                .map(secret -> answer(
                        secret,
                        digits,
                        step -> jdbc.sql(
                                                """
                        update authenticator set confirmed_at = ?, last_step = ?
                         where user_name = ? and confirmed_at is null and last_step < ?""")
                                        .params(utc(clock.instant()), step, userName, step)
                                        .update()
                                == 1))
                .orElse(Answer.WRONG);
    }

    /** Tries a code; of many at once one is right. */
    Answer check(String userName, String digits) {
        return jdbc.sql("select secret from authenticator where user_name = ? and confirmed_at is not null")
                .param(userName)
                .query((row, index) -> seal.open(row.getBytes("secret"), label(userName)))
                .optional()
                .map(secret -> answer(
                        secret,
                        digits,
                        step -> jdbc.sql(
                                                """
                        update authenticator set last_step = ?
                         where user_name = ? and confirmed_at is not null and last_step < ?""")
                                        .params(step, userName, step)
                                        .update()
                                == 1))
                .orElse(Answer.WRONG);
    }

    boolean remove(String userName) {
        return jdbc.sql("delete from authenticator where user_name = ? and confirmed_at is not null")
                        .param(userName)
                        .update()
                == 1;
    }

    private interface Use {
        boolean of(long step);
    }

    private Answer answer(byte[] secret, String digits, Use use) {
        long now = Totp.step(clock.instant());
        OptionalLong found = LongStream.rangeClosed(now - SEEN, now + LEEWAY)
                .filter(step -> same(Totp.code(secret, step), digits))
                .reduce((one, other) -> Math.abs(one - now) <= Math.abs(other - now) ? one : other);
        if (found.isEmpty()) {
            return Answer.WRONG;
        }
        long step = found.getAsLong();
        if (Math.abs(step - now) > LEEWAY) {
            return Answer.OTHER_TIME;
        }
        return use.of(step) ? Answer.RIGHT : Answer.WRONG;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static String label(String userName) {
        return "authenticator of " + userName;
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
