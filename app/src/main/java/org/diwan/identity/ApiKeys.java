package org.diwan.identity;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.diwan.web.HouseKey;
import org.diwan.web.KeyedHash;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The API keys of organisations. A key holds 160 random bits and is told once; what is kept of it opens nothing. */
@Service
public class ApiKeys {

    /** What every key begins with, so that people and programs that look for lost keys know one. */
    static final String BEGINNING = "dwn_";

    static final Duration LONGEST = Duration.ofDays(730);
    private static final int BITS = 160;
    private static final int RADIX = 32;
    private static final int CHARACTERS = BITS / 5;
    private static final int PREFIX = BEGINNING.length() + 6;
    private static final int MOST = 20;

    /** How exactly the last use is known; a key that is used all the time is written that seldom. */
    private static final Duration SEEN = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeys(JdbcClient jdbc, HouseKey house, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.hash = house.hash("api key");
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes a key and tells it, for the only time; empty where the organisation has as many as it may.
     *
     * @param name by which its people know what it is for
     * @param validFor at most two years
     */
    @Transactional
    public Optional<String> make(String partyId, String by, String name, Set<Scope> scopes, Duration validFor) {
        if (scopes.isEmpty() || validFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A key without a scope, or for too long");
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('api_key ' || ?, 0))")
                .param(partyId)
                .query(row -> {
                    // Held until the transaction ends, so that none counts past another.
                });
        if (open(partyId) >= MOST) {
            return Optional.empty();
        }
        String key = fresh();
        String prefix = key.substring(0, PREFIX);
        Instant now = clock.instant();
        long id = jdbc.sql(
                        """
                insert into api_key (party_id, name, key_hash, prefix, scopes, created_by, created_at, expires_at)
                values (?, ?, ?, ?, string_to_array(?, ' '), ?, ?, ?) returning id""")
                .params(
                        partyId,
                        name,
                        hash.of(key),
                        prefix,
                        scopes.stream().map(Scope::code).sorted().collect(Collectors.joining(" ")),
                        by,
                        utc(now),
                        utc(now.plus(validFor)))
                .query(Long.class)
                .single();
        events.publishEvent(new ApiKeyChanged(by, true, partyId, id, prefix));
        return Optional.of(key);
    }

    private int open(String partyId) {
        return jdbc.sql("select count(*) from api_key where party_id = ? and revoked_at is null and expires_at > ?")
                .params(partyId, utc(clock.instant()))
                .query(Integer.class)
                .single();
    }

    private String fresh() {
        String digits = new BigInteger(BITS, random).toString(RADIX);
        return BEGINNING + "0".repeat(CHARACTERS - digits.length()) + digits;
    }

    /** All keys of an organisation, those that open something first, the latest first. */
    List<ApiKey> of(String partyId) {
        return jdbc.sql(COLUMNS + "where party_id = :party order by state <> 'open', id desc limit 100")
                .param("now", utc(clock.instant()))
                .param("party", partyId)
                .query(ApiKeys::key)
                .list();
    }

    /** The organisation's own key. */
    Optional<ApiKey> find(long id, String partyId) {
        return jdbc.sql(COLUMNS + "where id = :id and party_id = :party")
                .param("now", utc(clock.instant()))
                .param("id", id)
                .param("party", partyId)
                .query(ApiKeys::key)
                .optional();
    }

    /** From now on the key opens nothing; once ended it stays so. */
    @Transactional
    public void end(ApiKey key, String partyId, String by) {
        int ended = jdbc.sql("update api_key set revoked_at = ? where id = ? and party_id = ? and revoked_at is null")
                .params(utc(clock.instant()), key.id(), partyId)
                .update();
        if (ended > 0) {
            events.publishEvent(new ApiKeyChanged(by, false, partyId, key.id(), key.prefix()));
        }
    }

    /** Ends all keys of an organisation where nobody has an open account any more. */
    @Transactional
    public void endWhereNobodyIs(String partyId, String by) {
        jdbc.sql(
                        """
                update api_key set revoked_at = :now
                 where party_id = :party and revoked_at is null
                   and not exists (select from account where kind = 'partner' and party_id = :party and enabled)
                returning id, prefix""")
                .param("now", utc(clock.instant()))
                .param("party", partyId)
                .query((row, number) ->
                        new ApiKeyChanged(by, false, partyId, row.getLong("id"), row.getString("prefix")))
                .list()
                .forEach(events::publishEvent);
    }

    /** Who calls with this key; nobody where it is none, was ended, has expired or belongs to nobody's organisation. */
    public Optional<ApiCaller> caller(String key) {
        Instant now = clock.instant();
        if (!key.startsWith(BEGINNING) || key.length() != BEGINNING.length() + CHARACTERS) {
            return Optional.empty();
        }
        record Found(ApiCaller caller, @Nullable Instant usedAt) {}
        Optional<Found> found = jdbc.sql(
                        """
                select id, prefix, party_id, scopes, last_used_at from api_key
                where key_hash = ? and revoked_at is null and expires_at > ?
                  and exists (select from account where kind = 'partner' and account.party_id = api_key.party_id and enabled)""")
                .params(hash.of(key), utc(now))
                .query((row, number) -> new Found(
                        new ApiCaller(
                                row.getLong("id"),
                                row.getString("prefix"),
                                row.getString("party_id"),
                                codes(row).stream().map(Scope::of).collect(Collectors.toUnmodifiableSet())),
                        time(row, "last_used_at")))
                .optional();
        found.filter(one -> one.usedAt() == null || now.isAfter(one.usedAt().plus(SEEN)))
                .ifPresent(one -> used(one.caller().keyId(), now));
        return found.map(Found::caller);
    }

    /** Of calls at the same time one writes, and none waits for it. */
    private void used(long id, Instant now) {
        jdbc.sql(
                        """
                update api_key set last_used_at = :now
                where id in (select id from api_key where id = :id and (last_used_at is null or last_used_at < :now)
                             for update skip locked)""")
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    private static final String COLUMNS =
            """
            select * from (
                select id, party_id, name, prefix, scopes, created_by, created_at, expires_at, last_used_at, revoked_at,
                    case when revoked_at is not null then 'ended' when expires_at <= :now then 'expired'
                         else 'open' end as state
                from api_key) k
            """;

    private static ApiKey key(ResultSet row, int number) throws SQLException {
        return new ApiKey(
                row.getLong("id"),
                row.getString("name"),
                row.getString("prefix"),
                codes(row),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                time(row, "last_used_at"),
                time(row, "revoked_at"),
                row.getString("state"));
    }

    private static List<String> codes(ResultSet row) throws SQLException {
        return Arrays.asList((String[]) row.getArray("scopes").getArray());
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
