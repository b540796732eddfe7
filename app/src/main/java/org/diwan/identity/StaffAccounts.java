package org.diwan.identity;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.diwan.identity.Account.Kind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What staff may do here: roles given and taken, accounts opened and shut, in the transaction of whoever decides. What is
 * so already is left, and nothing is said of it.
 */
@Component
public class StaffAccounts {

    /** Fits no password: who has it signs in with a first PIN. */
    private static final String NO_PASSWORD = "none";

    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    StaffAccounts(Accounts accounts, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** An account of staff as it is now. */
    public record StaffAccount(String userName, boolean enabled, Set<Role> roles) {}

    /**
     * Somebody who may not have an account yet.
     *
     * @param office whose cases and clients are theirs to see
     */
    public record Newcomer(String userName, String nameLatin, String nameArabic, String office, String unit) {}

    /** The account of that name, if it is one of staff. */
    public Optional<StaffAccount> find(String userName) {
        return accounts.find(userName)
                .filter(account -> account.kind() == Kind.STAFF)
                .map(account -> new StaffAccount(account.userName(), account.enabled(), account.roles()));
    }

    /** User names of all staff who hold the role and can sign in. */
    public Set<String> having(Role role) {
        return new TreeSet<>(
                jdbc.sql("select user_name from account where kind = 'staff' and enabled and ? = any(roles)")
                        .param(role.name())
                        .query(String.class)
                        .list());
    }

    /**
     * Makes an account without password and roles for a newcomer, or opens one that was shut.
     *
     * @return whether there is an open account of staff now; not where the name is a citizen's or a partner's
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean open(Newcomer person) {
        Optional<Account> found = accounts.find(person.userName());
        if (found.isEmpty()) {
            add(person);
            events.publishEvent(
                    new StaffAccountChanged(person.userName(), StaffAccountChanged.Act.ACCOUNT_OPENED, null));
            return true;
        }
        if (found.get().kind() == Kind.STAFF && !found.get().enabled()) {
            setEnabled(person.userName(), true, StaffAccountChanged.Act.ACCOUNT_OPENED);
        }
        return found.get().kind() == Kind.STAFF;
    }

    private void add(Newcomer person) {
        accounts.add(new Account(
                person.userName(),
                Kind.STAFF,
                null,
                person.nameLatin(),
                person.nameArabic(),
                NO_PASSWORD,
                Set.of(),
                person.office(),
                person.unit(),
                false,
                true));
        jdbc.sql("update account set office = ?, unit = ? where user_name = ?")
                .params(person.office(), person.unit(), person.userName())
                .update();
    }

    /** Gives a role. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void give(String userName, Role role) {
        change(userName, role, StaffAccountChanged.Act.ROLE_GIVEN, roles -> {
            Set<Role> more = new TreeSet<>(roles);
            more.add(role);
            return more;
        });
    }

    /** Takes a role. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(String userName, Role role) {
        change(userName, role, StaffAccountChanged.Act.ROLE_TAKEN, roles -> {
            Set<Role> fewer = new TreeSet<>(roles);
            fewer.remove(role);
            return fewer;
        });
    }

    /** Takes all roles and shuts the account, which stays for the records. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(String userName) {
        find(userName).ifPresent(account -> {
            account.roles().forEach(role -> take(userName, role));
            if (account.enabled()) {
                setEnabled(userName, false, StaffAccountChanged.Act.ACCOUNT_CLOSED);
            }
        });
    }

    private void change(String userName, Role role, StaffAccountChanged.Act act, UnaryOperator<Set<Role>> how) {
        locked(userName).ifPresent(roles -> {
            Set<Role> wanted = how.apply(roles);
            if (!wanted.equals(roles)) {
                jdbc.sql("update account set roles = string_to_array(?, ',') where user_name = ?")
                        .params(String.join(",", wanted.stream().map(Role::name).toList()), userName)
                        .update();
                events.publishEvent(new StaffAccountChanged(userName, act, role));
            }
        });
    }

    private Optional<Set<Role>> locked(String userName) {
        return jdbc.sql("select roles from account where user_name = ? and kind = 'staff' for update")
                .param(userName)
                .query((row, index) -> {
                    Set<Role> roles = new TreeSet<>();
                    Arrays.stream((String[]) row.getArray("roles").getArray())
                            .forEach(name -> roles.add(Role.valueOf(name)));
                    return roles;
                })
                .optional()
                .map(Set::copyOf);
    }

    private void setEnabled(String userName, boolean enabled, StaffAccountChanged.Act act) {
        jdbc.sql(
                        """
                update account set enabled = :enabled, closed_at = case when :enabled then null else now() end
                where user_name = :user and kind = 'staff'""")
                .param("enabled", enabled)
                .param("user", userName)
                .update();
        events.publishEvent(new StaffAccountChanged(userName, act, null));
    }
}
