package org.diwan.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.diwan.identity.Account.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Accounts as those see them who look after them; closes and opens them again. */
@Repository
class UserAccounts {

    /** Nobody signed in for so long: dormant. */
    static final Duration DORMANT_AFTER = Duration.ofDays(90);

    private static final String COLUMNS =
            """
            select user_name, kind, name_latin, name_arabic, roles, office, unit, enabled, created_at, last_sign_in, closed_at
            from account
            """;

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UserAccounts(JdbcClient jdbc, Sessions sessions, ApiKeys keys, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
    }

    /** How an account stands. */
    enum State {
        ALL("true"),
        OPEN("enabled"),
        CLOSED("not enabled"),
        DORMANT("enabled and coalesce(last_sign_in, created_at) < :dormant");

        private final String condition;

        State(String condition) {
            this.condition = condition;
        }

        /** Its name in addresses. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Which accounts.
     *
     * @param text beginning of the user name or part of a name; of citizens, who are many, the whole ID
     * @param unit the only unit whose accounts are meant, empty for all
     */
    record Wanted(Kind kind, State state, @Nullable Role role, String text, Optional<String> unit) {

        String condition() {
            String found = kind == Kind.CITIZEN
                    ? "user_name = :text"
                    : "(starts_with(user_name, :text) or name_latin ilike :part or name_arabic like :part)";
            return "kind = :kind and " + state.condition
                    + (role == null ? "" : " and :role = any(roles)")
                    + (text.isEmpty() ? "" : " and " + found)
                    + (unit.isEmpty() ? "" : " and unit = :unit");
        }
    }

    /**
     * An account.
     *
     * @param dormant whether it is open and nobody has signed in for long
     */
    record User(
            String userName,
            String kind,
            String nameLatin,
            String nameArabic,
            List<Role> roles,
            @Nullable String office,
            @Nullable String unit,
            boolean enabled,
            Instant createdAt,
            @Nullable Instant lastSignIn,
            @Nullable Instant closedAt,
            boolean dormant) {

        /** The name as the reader's language writes it. */
        public String displayName(Locale locale) {
            return locale.getLanguage().equals("ar") ? nameArabic : nameLatin;
        }
    }

    /** A page of them by user name, those after this name; one more than asked for where there are more. */
    @Transactional
    public List<User> page(Wanted wanted, String after, int size, String by) {
        events.publishEvent(new AccountsSeen(by, wanted.text()));
        Map<String, Object> values = new HashMap<>();
        values.put("kind", wanted.kind().name().toLowerCase(Locale.ROOT));
        values.put("role", wanted.role() == null ? "" : wanted.role().name());
        values.put("text", wanted.text());
        values.put("part", "%" + wanted.text().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        values.put("unit", wanted.unit().orElse(""));
        values.put("dormant", utc(dormantBefore()));
        values.put("after", after);
        values.put("limit", size + 1);
        return jdbc.sql(COLUMNS + " where " + wanted.condition()
                        + " and user_name > :after order by user_name limit :limit")
                .params(values)
                .query(this::user)
                .list();
    }

    /** The account; one of another unit looks like none. */
    Optional<User> find(String userName, Optional<String> unit) {
        return jdbc.sql(COLUMNS + " where user_name = ?")
                .param(userName)
                .query(this::user)
                .optional()
                .filter(user -> unit.isEmpty() || unit.get().equals(user.unit()));
    }

    /** Closes the account, ends its sessions and the keys of an organisation that it was the last of; false where it is closed already. */
    @Transactional
    public boolean close(String userName, String reason, String by) {
        boolean closed = jdbc.sql("update account set enabled = false, closed_at = ? where user_name = ? and enabled")
                        .params(utc(clock.instant()), userName)
                        .update()
                == 1;
        if (closed) {
            sessions.endAll(userName, by);
            jdbc.sql("select party_id from account where user_name = ? and kind = 'partner' and party_id is not null")
                    .param(userName)
                    .query(String.class)
                    .optional()
                    .ifPresent(party -> keys.endWhereNobodyIs(party, by));
            events.publishEvent(new AccountShut(userName, true, reason, by));
        }
        return closed;
    }

    /** Opens it again; false where it is open already. */
    @Transactional
    public boolean open(String userName, String reason, String by) {
        boolean opened =
                jdbc.sql("update account set enabled = true, closed_at = null where user_name = ? and not enabled")
                                .param(userName)
                                .update()
                        == 1;
        if (opened) {
            events.publishEvent(new AccountShut(userName, false, reason, by));
        }
        return opened;
    }

    /** Makes the account be for this office and unit only, for all where there is none; false where it is so already. */
    @Transactional
    public boolean limit(String userName, @Nullable String office, @Nullable String unit, String reason, String by) {
        boolean changed = jdbc.sql(
                                """
                        update account set office = :office, unit = :unit
                        where user_name = :user and (office is distinct from :office::text or unit is distinct from :unit::text)""")
                        .param("office", office)
                        .param("unit", unit)
                        .param("user", userName)
                        .update()
                == 1;
        if (changed) {
            events.publishEvent(new AccountReachChanged(userName, office, unit, reason, by));
        }
        return changed;
    }

    private Instant dormantBefore() {
        return clock.instant().minus(DORMANT_AFTER);
    }

    private User user(ResultSet row, int index) throws SQLException {
        boolean enabled = row.getBoolean("enabled");
        Instant created = row.getObject("created_at", OffsetDateTime.class).toInstant();
        Instant last = instant(row, "last_sign_in");
        return new User(
                row.getString("user_name"),
                row.getString("kind"),
                row.getString("name_latin"),
                row.getString("name_arabic"),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .sorted()
                        .toList(),
                row.getString("office"),
                row.getString("unit"),
                enabled,
                created,
                last,
                instant(row, "closed_at"),
                enabled && (last == null ? created : last).isBefore(dormantBefore()));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
