package org.diwan.faults;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.diwan.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.util.TestSocketUtils;

/** The house is killed in the middle of requests and started again; nothing is lost and nothing happens twice. */
class KillTests {

    private static final String DATABASE = TestDatabase.fresh();
    private static final DataSource SOURCE = new DriverManagerDataSource(DATABASE, "postgres", "postgres");
    private static final JdbcClient JDBC = JdbcClient.create(SOURCE);
    private static final ServerSetup SMTP =
            new ServerSetup(TestSocketUtils.findAvailableTcpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);

    /** Far shorter than any lock lasts: what was locked by the dead must not be waited for. */
    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir
    static Path folder;

    private static House house;
    private static GreenMail mail;

    @BeforeAll
    static void start() {
        mail = new GreenMail(SMTP);
        mail.start();
        house = new House(
                folder,
                Map.ofEntries(
                        entry("DIWAN_DB_URL", DATABASE),
                        entry("DIWAN_DB_USER", "postgres"),
                        entry("DIWAN_DB_PASSWORD", "postgres"),
                        entry("DIWAN_DEMO_PEOPLE", "20"),
                        entry("DIWAN_DEMO_CASES", "0"),
                        entry("DIWAN_SMTP_HOST", "127.0.0.1"),
                        entry("DIWAN_SMTP_PORT", String.valueOf(SMTP.getPort())),
                        entry("DIWAN_SMTP_TLS", "none"),
                        entry("DIWAN_BANK_TOKEN", AnsweringBank.TOKEN),
                        entry("DIWAN_BANK_EVERY", "PT0.2S"),
                        entry("DIWAN_DEMO_BANK_DELAY", "P1D"),
                        entry("DIWAN_PAYMENTS_DAY", "28"),
                        entry("DIWAN_PAYMENTS_SCHEDULED", "false"),
                        entry("DIWAN_PAYMENTS_EVERY", "PT0.5S")));
        house.start();
    }

    @AfterAll
    static void stop() {
        house.kill();
        mail.stop();
    }

    /** Before its first step, between the certificate and its document, and while the mail server is silent. */
    @Test
    void killedWithCasesAtThreePlacesEachGoesOnAndHasOneOfEach() throws Exception {
        List<String> references = new ArrayList<>();
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        mail.stop();
        try (var silent = new ServerSocket(SMTP.getPort(), 50, InetAddress.getByName("127.0.0.1"));
                Connection lock = DriverManager.getConnection(DATABASE, "postgres", "postgres")) {
            Applicant applicant = Applicant.in(house.browser(), "1000000008");
            applicant.send(applicant.draft());
            references.add(newest());
            try (Socket caller = silent.accept()) {
                assertThat(caller.isConnected()).isTrue();
                lock.setAutoCommit(false);
                lock.createStatement().execute("set lock_timeout = '15s'");
                for (String table : List.of("document", "certificate")) {
                    String draft = applicant.draft();
                    // Who waits for the document may have read the certificate.
                    lock.createStatement().execute("lock table " + table + " in share row exclusive mode");
                    answers.add(CompletableFuture.runAsync(() -> applicant.send(draft)));
                    await().atMost(SOON).until(() -> somebodyWaitsFor(table));
                    references.add(newest());
                }
                house.kill();
                lock.rollback();
            }
        }
        answers.forEach(answer -> answer.exceptionally(connectionLost -> null).join());
        mail = new GreenMail(SMTP);
        mail.start();
        house.start();
        assertThat(references).doesNotHaveDuplicates().hasSize(3);
        for (String reference : references) {
            assertThatThereIsOneOfEach(reference);
        }
    }

    /** Twice, or as often as {@code diwan.kills} says; {@code diwan.seed} does the same again. */
    @Test
    void killedBetweenTheBanksAnswerAndTheRegistryEachPensionIsPaidOnceToTheRightAccount() throws Exception {
        new AccountLoop(house, SOURCE, folder, Long.getLong("diwan.seed", System.nanoTime()))
                .run(Integer.getInteger("diwan.kills", 2));
    }

    /** The same for files of claims, {@code diwan.batch-kills} times. */
    @Test
    void killedWhileAFileIsReadAndJudgedItEndsAsIfNothingHadHappened() throws Exception {
        new ClaimLoop(house, SOURCE, Long.getLong("diwan.seed", System.nanoTime()))
                .run(Integer.getInteger("diwan.batch-kills", 2));
    }

    /** The same for those who leave, {@code diwan.leaver-kills} times. */
    @Test
    void killedInTheMiddleOfARevocationItGoesOnAndTheLeaverHasNothingAnyMore() throws Exception {
        new RevocationLoop(house, SOURCE, Long.getLong("diwan.seed", System.nanoTime()))
                .run(Integer.getInteger("diwan.leaver-kills", 1));
    }

    private static boolean somebodyWaitsFor(String table) {
        return JDBC.sql(
                                """
                        select count(*) from pg_locks where not granted and relation = cast(? as regclass)
                        and database = (select oid from pg_database where datname = current_database())""")
                        .param(table)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static String newest() {
        return JDBC.sql("select reference from case_file order by submitted_at desc limit 1")
                .query(String.class)
                .single();
    }

    /** The case is granted, with one certificate, one document, one mail. */
    private static void assertThatThereIsOneOfEach(String reference) throws Exception {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(states(reference)).isNotEmpty().containsOnly("sent"));
        assertThat(count("case_file", "status = 'GRANTED' and ended_at is not null and reference", reference))
                .isOne();
        assertThat(count("certificate", "number", reference)).isOne();
        assertThat(count("document", "reference", reference)).isOne();
        assertThat(count("submission", "reference", reference)).isOne();
        assertThat(mails(reference)).hasSize(1);
    }

    private static List<String> states(String reference) {
        return JDBC.sql("select state from notification where channel = 'mail' and reference = ?")
                .param(reference)
                .query(String.class)
                .list();
    }

    private static int count(String table, String column, String reference) {
        return JDBC.sql("select count(*) from " + table + " where " + column + " = ?")
                .param(reference)
                .query(Integer.class)
                .single();
    }

    private static List<String> mails(String reference) throws Exception {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> about(message, reference))
                .map(KillTests::messageId)
                .toList();
    }

    private static boolean about(MimeMessage message, String reference) {
        try {
            return message.getSubject().contains(reference);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
