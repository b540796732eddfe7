package org.diwan.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.diwan.identity.CredentialChanged.Change;
import org.diwan.web.HouseKey;
import org.diwan.web.KeyedHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Letters with a PIN to citizens, which the office prints. A clerk orders one, or a person at the door asks for one, at most
 * one in seven days. The PIN is made when the letter is printed, and not by who ordered it.
 */
@Service
public class PinLetters {

    private static final Duration ONE_IN = Duration.ofDays(7);

    /** After that nobody waits for it any more. */
    private static final Duration GIVEN_UP = Duration.ofDays(30);

    /** Letters that one network address, or one session, may ask for in an hour. */
    private static final int AN_HOUR = 3;

    private static final int MOST_WISHES = 1_000;

    private final JdbcClient jdbc;
    private final FirstPins pins;
    private final CredentialNews news;
    private final KeyedHash hash;
    private final Clock clock;

    PinLetters(JdbcClient jdbc, FirstPins pins, CredentialNews news, HouseKey house, Clock clock) {
        this.jdbc = jdbc;
        this.pins = pins;
        this.news = news;
        this.hash = house.hash("letter asker");
        this.clock = clock;
    }

    /**
     * A letter to print.
     *
     * @param userName national ID of the person
     * @param askedBy user name of the clerk, or the person's own
     */
    public record Letter(long id, String userName, String askedBy, Instant askedAt) {}

    /** Those that nobody has printed, the oldest first. */
    public List<Letter> waiting() {
        return jdbc.sql("select id, user_name, asked_by, asked_at from pin_letter where printed_at is null order by id")
                .query((row, index) -> new Letter(
                        row.getLong("id"),
                        row.getString("user_name"),
                        row.getString("asked_by"),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Puts a letter on the pile, for a clerk; false where one lies there, or there is no such open account of a citizen. */
    @Transactional
    public boolean order(String userName, String by) {
        return add(userName, by, Duration.ZERO);
    }

    /**
     * What somebody at the door asks for. Whether there is such an account nobody can tell from how long that takes.
     *
     * @param askers network address and session of who asks
     * @return whether it is taken; not of who asks again and again, and not where too many have asked
     */
    @Transactional
    public boolean wish(String userName, List<String> askers) {
        List<byte[]> keys = askers.stream().map(hash::of).toList();
        if (keys.stream().anyMatch(this::hasAskedEnough) || wishes() >= MOST_WISHES) {
            return false;
        }
        keys.forEach(key -> jdbc.sql("insert into letter_asker (asker, asked_at) values (?, ?)")
                .params(key, utc(clock.instant()))
                .update());
        jdbc.sql("insert into letter_wish (user_name, asked_at) values (?, ?) on conflict do nothing")
                .params(userName, utc(clock.instant()))
                .update();
        return true;
    }

    private boolean hasAskedEnough(byte[] asker) {
        return jdbc.sql("select count(*) >= ? from letter_asker where asker = ? and asked_at > ?")
                .params(AN_HOUR, asker, utc(clock.instant().minus(Duration.ofHours(1))))
                .query(Boolean.class)
                .single();
    }

    private long wishes() {
        return jdbc.sql("select count(*) from letter_wish").query(Long.class).single();
    }

    /** Looks behind the door what the wishes were worth. */
    @Scheduled(fixedDelayString = "PT5S")
    @Transactional
    public void take() {
        jdbc.sql(
                        """
                delete from letter_wish where user_name in (
                    select user_name from letter_wish order by asked_at limit 100 for update skip locked)
                returning user_name""")
                .query(String.class)
                .list()
                .forEach(userName -> add(userName, userName, ONE_IN));
    }

    private boolean add(String userName, String by, Duration pause) {
        Instant now = clock.instant();
        boolean added = jdbc.sql(
                                """
                insert into pin_letter (user_name, asked_by, asked_at)
                select user_name, :by, :now from account
                 where user_name = :user and kind = 'citizen' and enabled
                   and not exists (select 1 from pin_letter where user_name = :user and asked_at > :since)
                on conflict do nothing""")
                        .param("by", by)
                        .param("now", utc(now))
                        .param("user", userName)
                        .param("since", utc(now.minus(pause)))
                        .update()
                == 1;
        if (added) {
            news.tell(userName, by, Change.LETTER_ASKED);
        }
        return added;
    }

    /** Takes the letter from the pile and makes its PIN; empty where it is gone, or this is who ordered it or gets it. */
    @Transactional
    public Optional<String> print(long id, String by) {
        return jdbc.sql(
                        """
                update pin_letter set printed_by = :by, printed_at = :now
                 where id = :id and printed_at is null and asked_by <> :by and user_name <> :by
                returning user_name""")
                .param("by", by)
                .param("now", utc(clock.instant()))
                .param("id", id)
                .query(String.class)
                .optional()
                .flatMap(userName -> print(userName, by));
    }

    private Optional<String> print(String userName, String by) {
        Optional<String> pin = pins.make(userName, by, FirstPins.Way.LETTER);
        pin.ifPresent(made -> news.tell(userName, by, Change.LETTER_PRINTED));
        return pin;
    }

    @Scheduled(fixedDelayString = "PT6H")
    void sweep() {
        jdbc.sql("delete from letter_asker where asked_at < ?")
                .param(utc(clock.instant().minus(Duration.ofHours(1))))
                .update();
        jdbc.sql("delete from pin_letter where printed_at is null and asked_at < ?")
                .param(utc(clock.instant().minus(GIVEN_UP)))
                .update();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
