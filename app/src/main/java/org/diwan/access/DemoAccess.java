package org.diwan.access;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diwan.identity.Colleagues;
import org.diwan.identity.Colleagues.Colleague;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Staff, systems and roles to try, in demo mode. What is there already stays as it is. */
@Component
@Order(0)
@ConditionalOnProperty(name = "diwan.mode", havingValue = "demo", matchIfMissing = true)
class DemoAccess implements ApplicationRunner {

    private static final LocalDate JOINED = LocalDate.of(2024, 9, 1);

    private static final List<Member> MEMBERS = List.of(
            new Member("clerk1", "services", "supervisor1", "clerk2", "clerk"),
            new Member("clerk2", "services", "supervisor1", "clerk1", "clerk"),
            new Member("supervisor1", "services", "manager1", "reviewer1", "supervisor"),
            new Member("reviewer1", "medical", "manager1", "reviewer2", "reviewer"),
            new Member("reviewer2", "medical", "manager1", "reviewer1", "reviewer"),
            new Member("finance1", "finance", "manager1", "finance2", "finance"),
            new Member("finance2", "finance", "manager1", "finance1", "finance"),
            new Member("manager1", "management", null, "supervisor1", "manager"),
            new Member("analyst1", "processes", "manager1", "analyst2", "analyst"),
            new Member("analyst2", "processes", "manager1", "analyst1", "analyst"),
            new Member("security1", "security", "manager1", "admin1", "security"),
            new Member("auditor1", "audit", "manager1", null, "auditor"),
            new Member("admin1", "operations", "manager1", "analyst2", "operator"));

    private final StaffList staff;
    private final Colleagues colleagues;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoAccess(StaffList staff, Colleagues colleagues, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.staff = staff;
        this.colleagues = colleagues;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One of the demo accounts. */
    private record Member(
            String userName, String unit, @Nullable String manager, @Nullable String deputy, String role) {}

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(status -> {
            members();
            DemoCatalogue.systems().forEach(this::add);
            DemoCatalogue.roles().forEach(this::add);
            DemoCatalogue.conflicts().forEach(this::add);
            MEMBERS.forEach(member -> hold(member.userName(), member.role()));
        });
    }

    private void members() {
        List<String> userNames = MEMBERS.stream().map(Member::userName).toList();
        Map<String, Colleague> accounts =
                colleagues.named(userNames).stream().collect(Collectors.toMap(Colleague::userName, one -> one));
        MEMBERS.stream()
                .flatMap(member -> Stream.ofNullable(accounts.get(member.userName()))
                        .map(account -> new StaffMember(
                                member.userName(),
                                account.nameLatin(),
                                account.nameArabic(),
                                member.userName() + "@diwan.example",
                                member.unit(),
                                "main",
                                member.manager(),
                                member.deputy(),
                                JOINED,
                                null)))
                .forEach(staff::add);
        staff.add(new StaffMember(
                "newcomer1",
                "Maha Al-Zaid",
                "مها الزيد",
                "newcomer1@diwan.example",
                "services",
                "main",
                "supervisor1",
                null,
                LocalDate.now(clock),
                null));
    }

    private void add(TargetSystem system) {
        jdbc.sql(
                        """
                insert into access_system (id, kind, name_en, name_ar, name_fr, owner, address, enabled)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        system.id(),
                        system.kind(),
                        system.names().en(),
                        system.names().ar(),
                        system.names().fr(),
                        system.owner(),
                        system.address(),
                        system.enabled())
                .update();
    }

    private void add(AccessRole role) {
        jdbc.sql(
                        """
                insert into access_role (system, id, name_en, name_ar, name_fr, sensitivity, longest_days, contains)
                values (?, ?, ?, ?, ?, ?, ?, string_to_array(?, ',')) on conflict do nothing""")
                .params(
                        role.system(),
                        role.id(),
                        role.names().en(),
                        role.names().ar(),
                        role.names().fr(),
                        role.sensitivity(),
                        role.longestDays(),
                        String.join(",", role.contains()))
                .update();
    }

    private void add(DutyConflict conflict) {
        jdbc.sql(
                        """
                insert into access_conflict (first_system, first_role, second_system, second_role,
                                             reason_en, reason_ar, reason_fr)
                values (split_part(:first, '/', 1), split_part(:first, '/', 2),
                        split_part(:second, '/', 1), split_part(:second, '/', 2), :en, :ar, :fr)
                on conflict do nothing""")
                .param("first", conflict.first())
                .param("second", conflict.second())
                .param("en", conflict.reason().en())
                .param("ar", conflict.reason().ar())
                .param("fr", conflict.reason().fr())
                .update();
    }

    /** The role of the account, as it was given before there were requests. */
    private void hold(String userName, String role) {
        jdbc.sql(
                        """
                insert into access_grant (user_name, system, role, valid_from, state, asked_at, held_at)
                select m.user_name, 'diwan', :role, m.joined_on, 'held', :at, :at from staff_member m
                where m.user_name = :user and not exists (
                    select from access_grant g
                    where g.user_name = m.user_name and g.system = 'diwan' and g.role = :role)""")
                .param("user", userName)
                .param("role", role)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }
}
