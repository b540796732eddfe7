package org.diwan.identity;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.diwan.identity.Account.Kind;
import org.diwan.identity.CredentialChanged.Change;
import org.diwan.web.HouseKey;
import org.diwan.web.KeyedHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One-time PINs for people who have no password, or none any more. Who signs in with one can choose a password and nothing
 * else. Of the eight characters none is taken for another, and no words come out: 35 bits, guessed at under the same guard
 * as passwords.
 */
@Service
public class FirstPins {

    static final String ALPHABET = "CDFHJKMNPQRTVWXY346789";
    private static final int CHARACTERS = 8;
    private static final int HALF = CHARACTERS / 2;
    private static final int LOST_PASSWORD = 40;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Passwords passwords;
    private final CredentialNews news;
    private final Sessions sessions;
    private final KeyedHash hash;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    FirstPins(
            JdbcClient jdbc,
            Accounts accounts,
            Passwords passwords,
            CredentialNews news,
            Sessions sessions,
            HouseKey house,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.passwords = passwords;
        this.news = news;
        this.sessions = sessions;
        this.hash = house.hash("first pin");
        this.clock = clock;
    }

    /** How a PIN comes to its owner, and so how long it is valid. */
    public enum Way {
        /** Told at the counter, to who has shown the identity card. */
        OFFICE(Duration.ofDays(1), true, Set.of(Kind.CITIZEN)),
        /** By mail to the address on record. The password goes on until the PIN is used: letters can be asked for by anybody. */
        LETTER(Duration.ofDays(30), false, Set.of(Kind.CITIZEN)),
        /** Told by the security officer, to staff and partners. */
        SECURITY(Duration.ofDays(1), true, Set.of(Kind.STAFF, Kind.PARTNER));

        private final Duration valid;
        private final boolean closes;
        private final Set<Kind> kinds;

        Way(Duration valid, boolean closes, Set<Kind> kinds) {
            this.valid = valid;
            this.closes = closes;
            this.kinds = kinds;
        }

        /** How long the PIN is valid. */
        public Duration valid() {
            return valid;
        }

        private String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Makes the account of a citizen unless there is one; its names are those on record. */
    @Transactional
    public void open(String nationalId, String nameLatin, String nameArabic, String by) {
        if (accounts.find(nationalId).isEmpty()) {
            accounts.add(new Account(
                    nationalId,
                    Kind.CITIZEN,
                    nationalId,
                    nameLatin,
                    nameArabic,
                    nobodysPassword(),
                    Set.of(Role.CITIZEN),
                    null,
                    null,
                    false,
                    true));
            news.tell(nationalId, by, Change.ACCOUNT_MADE);
        }
    }

    /**
     * Makes a PIN and tells it, for the only time; those before it count no more. Empty where there is no such account, it
     * is closed or of another kind, or somebody would make one for themselves.
     */
    @Transactional
    public Optional<String> make(String userName, String by, Way way) {
        Optional<Account> account = accounts.lock(userName)
                .filter(found -> found.enabled() && way.kinds.contains(found.kind()) && !userName.equals(by));
        if (account.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        endAll(userName);
        String pin = draw();
        jdbc.sql(
                        """
                insert into first_pin (user_name, pin, way, made_by, made_at, expires_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(userName, hash(userName, pin), way.code(), by, utc(now), utc(now.plus(way.valid)))
                .update();
        if (way.closes) {
            accounts.givePassword(userName, nobodysPassword());
            sessions.endAll(userName, by);
            news.tell(userName, by, Change.PIN_MADE);
        }
        return Optional.of(pin.substring(0, HALF) + "-" + pin.substring(HALF));
    }

    /** Whether this is the account's PIN, which is used with that; of many at once one is right. */
    boolean take(String userName, String typed) {
        return jdbc.sql(
                                """
                update first_pin pin set used_at = :now from account
                 where pin.user_name = :user and pin.pin = :pin
                   and pin.used_at is null and pin.voided_at is null and pin.expires_at > :now
                   and account.user_name = pin.user_name and account.enabled""")
                        .param("now", utc(clock.instant()))
                        .param("user", userName)
                        .param("pin", hash(userName, plain(typed)))
                        .update()
                == 1;
    }

    /** Nobody signs in with what was made before. */
    void endAll(String userName) {
        jdbc.sql("update first_pin set voided_at = ? where user_name = ? and used_at is null and voided_at is null")
                .params(utc(clock.instant()), userName)
                .update();
    }

    /** Whether another PIN was made since, so that who signed in with the one before does not go on. */
    boolean madeSince(String userName, Instant moment) {
        return jdbc.sql("select exists (select 1 from first_pin where user_name = ? and made_at > ?)")
                .params(userName, utc(moment))
                .query(Boolean.class)
                .single();
    }

    private String draw() {
        return random.ints(CHARACTERS, 0, ALPHABET.length())
                .mapToObj(at -> String.valueOf(ALPHABET.charAt(at)))
                .collect(Collectors.joining());
    }

    private String nobodysPassword() {
        return passwords.hash(random.ints(LOST_PASSWORD, '!', '~')
                .mapToObj(Character::toString)
                .collect(Collectors.joining()));
    }

    private byte[] hash(String userName, String pin) {
        return hash.of("pin " + userName + " " + pin);
    }

    /** As people type it: any case, with or without what stands between, the digits of their keyboard. */
    private static String plain(String typed) {
        String cut = typed.length() > 100 ? typed.substring(0, 100) : typed;
        return Normalizer.normalize(cut, Normalizer.Form.NFKC)
                .codePoints()
                .mapToObj(c -> Character.isDigit(c) ? String.valueOf(Character.digit(c, 10)) : Character.toString(c))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]", "");
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
