package org.diwan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diwan.access.provision.Shown;
import org.diwan.access.provision.Targets;
import org.diwan.identity.Role;
import org.diwan.identity.StaffAccounts;
import org.diwan.registry.Imports;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** People of a test's own with what they hold, so that nobody of the demo is touched. */
public final class AccessHouse {

    private static final String HEADER =
            "user_name,name_latin,name_arabic,email,unit,office,manager,deputy,joined_on,left_on\n";

    private final JdbcClient db;
    private final Imports imports;
    private final StaffAccounts accounts;
    private final Targets targets;
    private final TransactionTemplate transaction;

    public AccessHouse(BeanFactory beans) {
        db = beans.getBean(JdbcClient.class);
        imports = beans.getBean(Imports.class);
        accounts = beans.getBean(StaffAccounts.class);
        targets = beans.getBean(Targets.class);
        transaction = beans.getBean(TransactionTemplate.class);
    }

    /** A name that nobody has yet. */
    public static String newName() {
        return "t" + UUID.randomUUID().toString().substring(0, 10);
    }

    /** The staff list says it. */
    public void staff(String user, String manager, String deputy, String leftOn) {
        String row =
                "%s,Name of %s,اسم,,unit,main,%s,%s,2024-09-01,%s\n".formatted(user, user, manager, deputy, leftOn);
        byte[] file = (HEADER + row).getBytes(StandardCharsets.UTF_8);
        assertThat(imports.run("staff", new ByteArrayInputStream(file), false).refusals())
                .isEmpty();
    }

    public void staff(String user, String manager) {
        staff(user, manager, "", "");
    }

    /** An open account with these roles, which are granted, too. */
    public void account(String user, Role... roles) {
        transaction.executeWithoutResult(status -> {
            accounts.open(new StaffAccounts.Newcomer(user, "Name of " + user, "اسم", "main", "unit"));
            Set.of(roles).forEach(role -> accounts.give(user, role));
        });
        for (Role role : roles) {
            grant(user, "diwan", role.engineGroup(), "held", null);
        }
    }

    /** A role that the system knows of, too. */
    public void hold(String user, String system, String role) {
        String reference = reference("ACR");
        long id = grant(user, system, role, "granting", reference);
        transaction.executeWithoutResult(status -> targets.give(reference, system, null));
        assertThat(state(id)).isEqualTo("held");
    }

    /** A case that nothing runs for. */
    public String reference(String prefix) {
        String reference =
                prefix + "-2026-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        db.sql(
                        """
                insert into case_file (reference, service, client, submitted_by, channel, office, status, submitted_at,
                                       due_at, ended_at, request_key)
                values (?, 'access-request', 'staff:nobody', 'nobody', 'web', 'main', 'GRANTED', now(), now(), now(), ?)""")
                .params(reference, reference)
                .update();
        return reference;
    }

    public long grant(String user, String system, String role, String state, String reference) {
        return db.sql(
                        """
                insert into access_grant (user_name, system, role, valid_from, reference, state, asked_at, held_at)
                values (?, ?, ?, ?, ?, ?, now(), case when ? = 'held' then now() end) returning id""")
                .params(user, system, role, LocalDate.of(2025, 1, 1), reference, state, state)
                .query(Long.class)
                .single();
    }

    public String state(long grant) {
        return db.sql("select state from access_grant where id = ?")
                .param(grant)
                .query(String.class)
                .single();
    }

    /** Roles that somebody has in some state, as {@code system/role}. */
    public List<String> roles(String user, String state) {
        return db.sql("select system || '/' || role from access_grant where user_name = ? and state = ? order by 1")
                .params(user, state)
                .query(String.class)
                .list();
    }

    public Shown shown(String system, String user) {
        Set<String> roles = Set.copyOf(db.sql("select id from access_role where system = ?")
                .param(system)
                .query(String.class)
                .list());
        return targets.show(system, user, roles);
    }
}
