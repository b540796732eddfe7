package org.diwan.faults;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.diwan.Browser;
import org.diwan.money.Iban;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Banks confirm accounts and an officer pays the month while the house is killed, over and over. After each kill it is
 * started again, whoever got no answer comes again, and each pension must be paid once, to the right account.
 */
final class AccountLoop {

    private static final Logger LOG = LoggerFactory.getLogger(AccountLoop.class);

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int KILLS_A_BATCH = 10;
    private static final int CASES_A_KILL = 3;
    private static final int BENEFITS_A_KILL = CASES_A_KILL + 1;
    private static final int LONGEST_WAIT = 1_500;

    private final House house;
    private final DataSource database;
    private final JdbcClient jdbc;
    private final Pensions pensions;
    private final AnsweringBank bank;
    private final Random random;
    private final Map<Moment, Integer> kills = new EnumMap<>(Moment.class);
    private final Map<String, Integer> asked = new HashMap<>();
    private List<Moment> moments = new ArrayList<>(List.of(Moment.REGISTRY_IS_WRITTEN));
    private int between;
    private long restarts;

    AccountLoop(House house, DataSource database, Path folder, long seed) {
        this.house = house;
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        this.pensions = new Pensions(jdbc, folder.resolve("bank/out"));
        this.bank = new AnsweringBank(folder.resolve("bank"), house.port());
        this.random = new Random(seed);
        LOG.info("Killing with -Ddiwan.seed={}", seed);
    }

    void run(int times) throws Exception {
        List<String> waiting = List.of();
        for (int kill = 0; kill < times; kill++) {
            if (waiting.isEmpty()) {
                waiting = ask(Math.min(KILLS_A_BATCH, times - kill));
            }
            killOnce(waiting.subList(0, CASES_A_KILL));
            waiting = waiting.subList(CASES_A_KILL, waiting.size());
        }
        LOG.info(
                "{} kills at {}; {} cases between the bank's answer and the registry; {} ms to start again",
                times,
                kills,
                between,
                restarts / times);
    }

    /** Cases for so many kills, each waiting for its bank, its stop period over. */
    private List<String> ask(int times) {
        List<String> benefits = pensions.deliver(times * BENEFITS_A_KILL);
        Pensioner client = Pensioner.in(Browser.at(house.port()), Pensions.CLIENT, jdbc);
        List<String> references = new ArrayList<>();
        for (int kill = 0; kill < times; kill++) {
            List<String> of = benefits.subList(kill * BENEFITS_A_KILL, (kill + 1) * BENEFITS_A_KILL);
            references.add(ask(client, of.subList(0, 2)));
            references.add(ask(client, of.subList(2, 3)));
            references.add(ask(client, of.subList(3, 4)));
        }
        await("Banks are asked").atMost(SOON).until(() -> references.stream().allMatch(this::isWaiting));
        jdbc.sql("update act_ru_variable set long_ = long_ - 172800000 where name_ = 'stopPeriodEnds'")
                .update();
        return references;
    }

    private String ask(Pensioner client, List<String> benefits) {
        String reference = client.ask(benefits, Iban.of("SA", "80" + "0".repeat(9) + benefits.get(0)), Pensions.HOLDER);
        asked.put(reference, benefits.size());
        return reference;
    }

    private boolean isWaiting(String reference) {
        return bank.isAsked(reference)
                && jdbc.sql(
                                        """
                        select count(*) from act_ru_event_subscr s join act_hi_procinst p on p.id_ = s.proc_inst_id_
                         where s.event_name_ = 'bankAnswered' and p.business_key_ = ?""")
                                .param(reference)
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    private void killOnce(List<String> references) throws Exception {
        pensions.newMonth();
        Officer officer = Officer.in(Browser.at(house.port()));
        Moment moment = nextMoment();
        boolean payFirst = moment == Moment.MONTH_IS_PAID || moment == Moment.FILE_IS_MADE;
        int pause = random.nextInt(moment == Moment.ANY ? LONGEST_WAIT : 40);
        List<CompletableFuture<Boolean>> taken;
        CompletableFuture<Boolean> paid;
        try (Connection lock = database.getConnection()) {
            lock.setAutoCommit(false);
            if (moment.table() != null) {
                lock.createStatement().execute("lock table " + moment.table() + " in share mode");
            }
            taken = references.stream().map(this::answer).toList();
            paid = later(payFirst ? LONGEST_WAIT / 3 : LONGEST_WAIT, officer::pays);
            await(moment.name())
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .atMost(SOON)
                    .until(() -> hasCome(moment, lock));
            CompletableFuture.runAsync(house::kill, CompletableFuture.delayedExecutor(pause, MILLISECONDS))
                    .join();
            lock.rollback();
        }
        note(moment, references);
        startAgain();
        for (int i = 0; i < references.size(); i++) {
            sendAgain(references.get(i), taken.get(i).join());
        }
        if (!paid.join() && pensions.paidMonths() == 0) {
            Officer.in(Browser.at(house.port())).pays();
        }
        await("All is done")
                .atMost(SOON)
                .until(() -> references.stream().allMatch(this::hasEnded) && pensions.isFiled());
        references.forEach(reference -> pensions.assertChangedOnce(reference, asked.get(reference)));
        pensions.assertPaidOnceToTheRightAccount();
        pensions.assertFileSaysTheSame();
        LOG.info("Then all changed; paid: {}", pensions.paidTo(references));
    }

    /** First the one that matters most, then each has its turn, in any order. */
    private Moment nextMoment() {
        if (moments.isEmpty()) {
            moments = new ArrayList<>(List.of(Moment.values()));
            Collections.shuffle(moments, random);
        }
        return moments.remove(0);
    }

    /** The bank answers at any time, one way or the other; whether somebody took it. */
    private CompletableFuture<Boolean> answer(String reference) {
        boolean byFile = random.nextBoolean();
        return later(LONGEST_WAIT / 2, () -> {
            if (byFile) {
                bank.answerByFile(reference);
                return true;
            }
            return bank.answerByHttp(reference) > 0;
        });
    }

    private CompletableFuture<Boolean> later(int atMost, Supplier<Boolean> act) {
        return CompletableFuture.supplyAsync(
                act, CompletableFuture.delayedExecutor(random.nextInt(atMost), MILLISECONDS));
    }

    private boolean hasCome(Moment moment, Connection lock) throws SQLException {
        if (moment == Moment.FILE_IS_MADE) {
            // Whoever has this row keeps the file from being marked as made.
            return lock.createStatement()
                    .executeQuery("select month from payment_run for update")
                    .next();
        }
        return moment.table() == null
                || jdbc.sql("select count(*) from pg_locks where not granted and relation = ?::regclass")
                                .param(moment.table())
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    private void startAgain() {
        long before = System.nanoTime();
        house.start();
        restarts += Duration.ofNanos(System.nanoTime() - before).toMillis();
    }

    /** Whoever got no answer comes again; a bank also does without need. */
    private void sendAgain(String reference, boolean wasTaken) {
        if (!wasTaken || random.nextBoolean()) {
            assertThat(bank.answerByHttp(reference)).as(reference).isIn(202, 409);
        }
    }

    private boolean hasEnded(String reference) {
        return jdbc.sql("select ended_at is not null from case_file where reference = ?")
                .param(reference)
                .query(Boolean.class)
                .single();
    }

    /** Where it was killed. */
    private void note(Moment moment, List<String> references) {
        int confirmed =
                count("bank_message where direction = 'in' and state <> 'quarantined' and reference", references);
        int changed = count("account_change where state = 'active' and case_reference", references);
        kills.merge(moment, 1, Integer::sum);
        between += confirmed - changed;
        LOG.info(
                "Killed at {}: {} of {} confirmed, {} changed, month {}",
                moment,
                confirmed,
                references.size(),
                changed,
                pensions.paidMonths() == 0 ? "open" : pensions.isFiled() ? "paid and filed" : "paid");
    }

    private int count(String of, List<String> references) {
        String column = of.substring(of.lastIndexOf(' ') + 1);
        return jdbc.sql("select count(distinct " + column + ") from " + of + " in (:references)")
                .param("references", references)
                .query(Integer.class)
                .single();
    }
}
