package org.diwan.insight.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.diwan.calendar.WorkingTime;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a demo a year to look back on, at its first start and behind it: closed cases loaded in bulk, which have figures but
 * no submission; and a few open ones, real in everything but the days on which they are said to have come.
 */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "diwan.mode", havingValue = "demo", matchIfMissing = true)
class DemoHistory {

    private static final Logger LOG = LoggerFactory.getLogger(DemoHistory.class);
    private static final long SEED = 2026;
    private static final int DAYS = 400;
    private static final Duration BAD_WEEK_AGO = Duration.ofDays(38);
    private static final Duration BETWEEN_OPEN = Duration.ofHours(9);

    private final JdbcTemplate db;
    private final JdbcClient named;
    private final TransactionTemplate transaction;
    private final WorkingTime calendar;
    private final Cases cases;
    private final Clock clock;
    private final ZoneId zone;
    private final AsyncTaskExecutor behind;
    private final int closed;
    private final int open;

    DemoHistory(
            JdbcTemplate db,
            TransactionTemplate transaction,
            WorkingTime calendar,
            Cases cases,
            Clock clock,
            @Value("${diwan.zone}") ZoneId zone,
            @Qualifier("applicationTaskExecutor") AsyncTaskExecutor behind,
            @Value("${diwan.demo-cases:12000}") int closed,
            @Value("${diwan.demo-open-cases:60}") int open) {
        this.db = db;
        this.named = JdbcClient.create(db);
        this.transaction = transaction;
        this.calendar = calendar;
        this.cases = cases;
        this.clock = clock;
        this.zone = zone;
        this.behind = behind;
        this.closed = closed;
        this.open = open;
    }

    @EventListener(ApplicationReadyEvent.class)
    void behindTheStart() {
        behind.execute(this::atFirst);
    }

    private void atFirst() {
        if (closed > 0 && Boolean.TRUE.equals(transaction.execute(status -> lookBack()))) {
            begin();
            LOG.info("Made up {} cases to look back on, and begun {}", closed, open);
        }
    }

    /** @return whether there was nothing before, also where two nodes start together */
    private boolean lookBack() {
        db.execute("lock table case_file in share row exclusive mode");
        if (Boolean.TRUE.equals(db.queryForObject("select exists (select from case_file)", Boolean.class))) {
            return false;
        }
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        var plan = new HistoryPlan(
                SEED,
                today.minusDays(DAYS),
                now,
                closed,
                0,
                HistoryPlan.SERVICES,
                Map.of(WorkingTime.MAIN, 1.0),
                Map.of("web", 0.68, "office", 0.14, "call-centre", 0.1, "kiosk", 0.06, "api", 0.02),
                1.5,
                LocalDate.ofInstant(now.minus(BAD_WEEK_AGO), zone));
        db.execute((ConnectionCallback<Integer>) new HistoryOfCases(plan, calendar, zone)::write);
        // What is open has a process and a task; these have none.
        db.update("delete from step s using case_file c where c.reference = s.reference and c.decided_at is null");
        db.update("delete from case_file where decided_at is null");
        return true;
    }

    /** Requests of people picked by chance: most are answered at once, the others wait for clerks and clients. */
    private void begin() {
        List<String> people = db.queryForList(
                """
                select national_id from person
                 where national_id > '1000000099' and status = 'active' order by md5(national_id) limit ?""",
                String.class,
                open);
        AtomicInteger number = new AtomicInteger();
        people.forEach(person -> {
            String reference = cases.submit(new NewCase(
                    "certificate-issuance",
                    person,
                    person,
                    "web",
                    Map.of(
                            "template",
                            "wage",
                            "languages",
                            "en+ar",
                            "validity",
                            "30",
                            "wageFields",
                            List.of("monthlyWage")),
                    "demo-" + person));
            predate(reference, BETWEEN_OPEN.multipliedBy(number.getAndIncrement() / 3));
        });
    }

    /** Says of a case at somebody's desk that it came so long before it did. */
    private void predate(String reference, Duration earlier) {
        Map<String, Object> values = Map.of("ago", earlier.toSeconds() + " seconds", "reference", reference);
        boolean atADesk = named.sql(
                                """
                update task set created_at = created_at - :ago::interval, due_at = due_at - :ago::interval
                 where reference = :reference and ended_at is null""")
                        .params(values)
                        .update()
                > 0;
        if (atADesk) {
            named.sql(
                            """
                    update case_file set submitted_at = submitted_at - :ago::interval, due_at = due_at - :ago::interval,
                           warn_at = warn_at - :ago::interval
                     where reference = :reference""")
                    .params(values)
                    .update();
            named.sql(
                            """
                    update step set entered_at = entered_at - :ago::interval, due_at = due_at - :ago::interval,
                           warn_at = warn_at - :ago::interval
                     where reference = :reference and left_at is null and kind in ('staff', 'client')""")
                    .params(values)
                    .update();
        }
    }
}
