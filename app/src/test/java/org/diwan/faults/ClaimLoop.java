package org.diwan.faults;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.diwan.Browser;
import org.diwan.MultipartBody;
import org.diwan.claims.remittance.MonthOfClaims;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A hospital sends files of claims while the house is killed, over and over. After each kill it is started again; the file
 * then ends, line by line and to the cent, as it does when it is sent once more and nobody disturbs it.
 */
final class ClaimLoop {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimLoop.class);

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int CLAIMS = 250;
    private static final int LONGEST_WAIT = 2_000;
    private static final String FACILITY = "F0006";

    /** The table that the house is about to write to when it is killed; none: at any time. */
    private static final List<String> MOMENTS =
            List.of("claim", "claim_rule", "claim_review", "", "claim_refusal", "claim_judgement", "claim_batch", "");

    private final House house;
    private final DataSource database;
    private final JdbcClient jdbc;
    private final long seed;
    private final Random random;
    private List<String> moments = new ArrayList<>(List.of("claim", "claim_rule"));

    ClaimLoop(House house, DataSource database, long seed) {
        this.house = house;
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        this.seed = seed;
        this.random = new Random(seed);
        LOG.info("Killing with -Ddiwan.seed={}", seed);
    }

    void run(int times) throws Exception {
        for (int kill = 1; kill <= times; kill++) {
            String name = "kill-" + kill + ".csv";
            byte[] file = file(kill);
            String state = killedWhile(name, file, nextMoment());
            send(name, file);
            await(name).atMost(SOON).until(() -> isDone(name));
            String disturbed = end(name);
            forget(name);
            assertThat(send(name, file)).isTrue();
            await(name + " again").atMost(SOON).until(() -> isDone(name));
            assertThat(disturbed).as("%s, killed when it was %s", name, state).isEqualTo(end(name));
        }
    }

    private byte[] file(int kill) {
        List<String> people = jdbc.sql("select national_id from coverage order by 1")
                .query(String.class)
                .list();
        return new MonthOfClaims(seed + kill, FACILITY, people, LocalDate.now().minusDays(1)).csv("K" + kill, CLAIMS);
    }

    private String nextMoment() {
        if (moments.isEmpty()) {
            moments = new ArrayList<>(MOMENTS);
            Collections.shuffle(moments, random);
        }
        return moments.remove(0);
    }

    /** How far the file had come. */
    private String killedWhile(String name, byte[] file, String table) throws Exception {
        int pause = random.nextInt(table.isEmpty() ? LONGEST_WAIT : 40);
        CompletableFuture<Boolean> sending;
        try (Connection lock = database.getConnection()) {
            lock.setAutoCommit(false);
            if (!table.isEmpty()) {
                lock.createStatement().execute("lock table " + table + " in share mode");
            }
            sending = CompletableFuture.supplyAsync(() -> send(name, file));
            await(table)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .atMost(SOON)
                    .until(() -> table.isEmpty() || somebodyWaitsFor(table));
            CompletableFuture.runAsync(house::kill, CompletableFuture.delayedExecutor(pause, MILLISECONDS))
                    .join();
            lock.rollback();
        }
        boolean answered = sending.join();
        String state = state(name);
        LOG.info(
                "Killed at \"{}\": the file was {}, its sender {}",
                table,
                state,
                answered ? "answered" : "not answered");
        house.start();
        return state;
    }

    /** Whether an answer came; whoever got none sends the same again. */
    private boolean send(String name, byte[] file) {
        try {
            Browser hospital = Browser.at(house.port()).signIn("hospital1");
            hospital.get("/claims/send");
            return hospital.post("/claims/send", new MultipartBody().file("file", name, file))
                    .uri()
                    .getPath()
                    .startsWith("/claims/batches/");
        } catch (UncheckedIOException lineBroke) {
            return false;
        }
    }

    private boolean somebodyWaitsFor(String table) {
        return jdbc.sql("select count(*) from pg_locks where not granted and relation = cast(? as regclass)")
                        .param(table)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private String state(String name) {
        return jdbc.sql("select coalesce((select state from claim_batch where file_name = ?), 'unknown')")
                .param(name)
                .query(String.class)
                .single();
    }

    /** Judged, and each claim that the rules left open is with a reviewer. */
    private boolean isDone(String name) {
        return jdbc.sql(
                        """
                select exists (select from claim_batch b where b.file_name = ? and b.state in ('reviewing', 'judged')
                    and b.claims_judged = b.claims_taken
                    and (select count(*) from claim c where c.batch_id = b.id and c.state = 'pended')
                      = (select count(*) from claim_review r join claim c on c.id = r.claim_id where c.batch_id = b.id))""")
                .param(name)
                .query(Boolean.class)
                .single();
    }

    /** All that has become of a file, in words that do not depend on when. */
    private String end(String name) {
        return jdbc.sql(
                        """
                select concat_ws(e'\\n',
                    (select concat_ws(' ', count(*), min(records_read), min(claims_taken), min(claims_refused),
                            min(claims_judged), min(claims_pended), min(amount), min(state))
                       from claim_batch where file_name = :name),
                    (select concat_ws(' ', sum(allowed), sum(reduced), sum(denied)) from claim_batch_sum s
                       join claim_batch b on b.id = s.batch_id where b.file_name = :name),
                    (select string_agg(concat_ws(' ', f.record, f.column_name, f.reason), e'\\n'
                            order by f.record, f.column_name) from claim_refusal f
                       join claim_batch b on b.id = f.batch_id where b.file_name = :name),
                    (select string_agg(concat_ws(' ', c.claim_no, c.state, l.line_no, l.amount, l.outcome, l.allowed,
                            (select string_agg(concat_ws(' ', r.seq, r.rule, r.args), ' ' order by r.seq)
                               from claim_rule r where r.line_id = l.id),
                            (select count(*) from claim_review v where v.claim_id = c.id),
                            (select count(*) from claim_judgement j where j.claim_id = c.id)), e'\\n'
                            order by c.first_record, l.line_no)
                       from claim_line l join claim c on c.id = l.claim_id join claim_batch b on b.id = c.batch_id
                      where b.file_name = :name))""")
                .param("name", name)
                .query(String.class)
                .single();
    }

    /** As if the file had never been sent. */
    private void forget(String name) {
        String claims = "select c.id from claim c join claim_batch b on b.id = c.batch_id where b.file_name = :name";
        String lines = "select id from claim_line where claim_id in (" + claims + ")";
        String batch = "select id from claim_batch where file_name = :name";
        for (String one : List.of(
                "delete from claim_rule where line_id in (" + lines + ")",
                "delete from claim_judgement where claim_id in (" + claims + ")",
                "delete from claim_review where claim_id in (" + claims + ")",
                "delete from claim_line where claim_id in (" + claims + ")",
                "delete from claim where batch_id in (" + batch + ")",
                "delete from claim_refusal where batch_id in (" + batch + ")",
                "delete from claim_batch_sum where batch_id in (" + batch + ")",
                "update case_file set request_key = request_key || '-before' where reference in ("
                        + "select reference from claim_batch where file_name = :name)",
                "delete from claim_batch where file_name = :name")) {
            jdbc.sql(one).param("name", name).update();
        }
    }
}
