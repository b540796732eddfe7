package org.diwan.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts of citizens, partners and staff. */
@Repository
class Accounts {

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> find(String userName) {
        return jdbc.sql("select * from account where user_name = ?")
                .param(userName)
                .query(Accounts::account)
                .optional();
    }

    /** The account if it is open, and sessions that began then still count. */
    Optional<Account> open(String userName, Instant sessionBegan) {
        return jdbc.sql(
                        """
                select * from account
                 where user_name = ? and enabled and (sessions_from is null or sessions_from < ?)""")
                .params(userName, sessionBegan.atOffset(ZoneOffset.UTC))
                .query(Accounts::account)
                .optional();
    }

    /** The same, once whoever is changing the account right now has done so. */
    Optional<Account> settled(String userName, Instant since) {
        return jdbc.sql(
                        """
                select * from account
                 where user_name = :user and enabled and (sessions_from is null or sessions_from < :since)
                   and (password_set_at is null or password_set_at < :since)
                   for share""")
                .param("user", userName)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Accounts::account)
                .optional();
    }

    /** Whether this is its password still, once whoever is changing the account right now has done so. */
    boolean stillHas(Account account) {
        return jdbc.sql("select password_hash from account where user_name = ? and enabled for share")
                .param(account.userName())
                .query(String.class)
                .optional()
                .filter(account.passwordHash()::equals)
                .isPresent();
    }

    /** The account, and nobody else changes it until the transaction ends. */
    Optional<Account> lock(String userName) {
        return jdbc.sql("select * from account where user_name = ? for no key update")
                .param(userName)
                .query(Accounts::account)
                .optional();
    }

    /** A password that its owner has not chosen. */
    void givePassword(String userName, String hash) {
        jdbc.sql("update account set password_hash = ?, password_set_at = null where user_name = ?")
                .params(hash, userName)
                .update();
    }

    /** A password that its owner has chosen. */
    void choosePassword(String userName, String hash, Instant at) {
        jdbc.sql("update account set password_hash = ?, password_set_at = ? where user_name = ?")
                .params(hash, at.atOffset(ZoneOffset.UTC), userName)
                .update();
    }

    /** When the owner last chose the password; empty where it was given. */
    Optional<Instant> passwordSetAt(String userName) {
        return jdbc.sql("select password_set_at from account where user_name = ? and password_set_at is not null")
                .param(userName)
                .query((row, index) ->
                        row.getObject("password_set_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Adds the account unless one of that name exists. */
    void add(Account account) {
        jdbc.sql(
                        """
                        insert into account (user_name, kind, party_id, name_latin, name_arabic, password_hash, roles, demo, enabled)
                        values (?, ?, ?, ?, ?, ?, string_to_array(?, ','), ?, ?)
                        on conflict (user_name) do nothing""")
                .params(
                        account.userName(),
                        account.kind().name().toLowerCase(Locale.ROOT),
                        account.partyId(),
                        account.nameLatin(),
                        account.nameArabic(),
                        account.passwordHash(),
                        account.roles().stream().map(Role::name).collect(Collectors.joining(",")),
                        account.demo(),
                        account.enabled())
                .update();
    }

    List<String> demoUserNames() {
        return jdbc.sql("select user_name from account where demo order by user_name")
                .query(String.class)
                .list();
    }

    private static Account account(ResultSet row, int index) throws SQLException {
        String[] roles = (String[]) row.getArray("roles").getArray();
        return new Account(
                row.getString("user_name"),
                Account.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("party_id"),
                row.getString("name_latin"),
                row.getString("name_arabic"),
                row.getString("password_hash"),
                Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                row.getString("office"),
                row.getString("unit"),
                row.getBoolean("demo"),
                row.getBoolean("enabled"));
    }
}
