package org.diwan.access.leaving;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.diwan.identity.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Those who have left, and the case that takes what they have: one at a time a person, whoever begins it. */
@Component
public class Leavers {

    static final String SERVICE = "access-revocation";

    /** Who acts where nobody does. */
    static final String HOUSE = "system";

    private static final String CHANNEL = "api";

    private final JdbcClient jdbc;
    private final Cases cases;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Leavers(JdbcClient jdbc, Cases cases, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whose last day has come and who still has an open account, or a role that no case takes. */
    List<String> due() {
        return jdbc.sql(
                        """
                select m.user_name from staff_member m
                 where m.left_on <= :today
                   and (exists (select from access_grant g where g.user_name = m.user_name
                                   and g.state in ('asked', 'granting', 'held', 'removing'))
                        or exists (select from account a
                                    where a.user_name = m.user_name and a.kind = 'staff' and a.enabled))
                   and not exists (select from case_file c where c.client = :staff || m.user_name
                                      and c.service = :service and c.ended_at is null)
                 order by m.user_name""")
                .param("today", LocalDate.now(clock))
                .param("staff", SignedIn.STAFF)
                .param("service", SERVICE)
                .query(String.class)
                .list();
    }

    /** The staff list says it. */
    void begin(String userName) {
        begin(userName, HOUSE, Map.of("source", "staff-list"));
    }

    /**
     * The security officer says it. The staff list does from now on, too, so that the person is given nothing any more.
     *
     * @return reference of the case; that of the one under way where there is one
     */
    public String begin(String userName, String officer, String reason) {
        transaction.executeWithoutResult(status -> jdbc.sql(
                        """
                update staff_member set left_on = greatest(joined_on, :today), recorded_at = now()
                 where user_name = :user and (left_on is null or left_on > :today)""")
                .param("today", LocalDate.now(clock))
                .param("user", userName)
                .update());
        return begin(userName, officer, Map.of("source", "officer", "reason", reason));
    }

    /** The case that takes the person's access now. */
    public Optional<String> running(String userName) {
        return jdbc.sql("select reference from case_file where client = ? and service = ? and ended_at is null")
                .params(SignedIn.STAFF + userName, SERVICE)
                .query(String.class)
                .optional();
    }

    private String begin(String userName, String by, Map<String, Object> given) {
        Map<String, Object> answers = new HashMap<>(given);
        answers.put("person", userName);
        jdbc.sql("select left_on from staff_member where user_name = ?")
                .param(userName)
                .query((row, index) -> Objects.toString(row.getObject(1, LocalDate.class), ""))
                .optional()
                .ifPresent(day -> answers.put("leftOn", day));
        return running(userName)
                .orElseGet(() -> cases.submit(new NewCase(
                        SERVICE,
                        SignedIn.STAFF + userName,
                        by,
                        CHANNEL,
                        answers,
                        SERVICE + "/" + userName + "/" + ended(userName))));
    }

    /** The key of two who begin at the same time is the same, and so is the case. */
    private int ended(String userName) {
        return jdbc.sql("select count(*) from case_file where client = ? and service = ? and ended_at is not null")
                .params(SignedIn.STAFF + userName, SERVICE)
                .query(Integer.class)
                .single();
    }
}
