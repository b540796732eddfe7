package org.diwan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;

/** What the house stands on is away for a while: people are told or notice nothing, and all is made up for after. */
@DiwanTest
@DirtiesContext
class FaultTests {

    private static final ServerSetup SMTP =
            new ServerSetup(TestSocketUtils.findAvailableTcpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    private static final URI DATABASE = URI.create(TestDatabase.fresh().substring("jdbc:".length()));
    private static final Line TO_DATABASE = new Line(DATABASE.getPort());
    private static final Duration SOON = Duration.ofSeconds(20);

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("diwan.db-url", () -> "jdbc:postgresql://127.0.0.1:" + TO_DATABASE.port() + DATABASE.getPath());
        settings.add("diwan.smtp-host", () -> "127.0.0.1");
        settings.add("diwan.smtp-port", SMTP::getPort);
        settings.add("diwan.smtp-tls", () -> "none");
        settings.add("diwan.notify-every", () -> "PT0.2S");
    }

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anHourWithoutAMailServerHoldsUpNoCertificateAndTheMailFollowsOnce() {
        Applicant applicant = applicant("1000000081");
        HttpResponse<String> answer = applicant.send(applicant.draft());
        String reference = Applicant.reference(answer);
        assertThat(Applicant.location(answer)).isEqualTo("/certificates/" + reference);
        await().atMost(SOON).until(() -> tries(reference) > 0);
        var mail = new GreenMail(SMTP);
        mail.start();
        try {
            anHourPasses();
            await().atMost(SOON).until(() -> state(reference).equals("sent"));
            assertThat(mail.getReceivedMessages()).hasSize(1);
        } finally {
            mail.stop();
        }
    }

    @Test
    void aFullDiskIsAnIncidentWithItsCauseAndTheRetryMakesTheDocument() {
        String full = "could not extend file: No space left on device";
        JdbcClient owner = TestDatabase.asOwner("jdbc:" + DATABASE);
        owner.sql("create function disk_is_full() returns trigger language plpgsql as " + "'begin raise exception ''"
                        + full + "'' using errcode = ''53100''; end'")
                .update();
        owner.sql("create trigger disk_is_full before insert on document execute function disk_is_full()")
                .update();
        Applicant applicant = applicant("1000000008");
        String reference = Applicant.reference(applicant.send(applicant.draft()));
        Browser operator = Browser.at(port).signIn("admin1");
        String job = triedInVain(reference);
        String grouped = reference.substring(0, 13) + " " + reference.substring(13);
        assertThat(operator.get("/admin/incidents?lang=en").body()).contains(grouped, full);
        assertThat(documents(reference)).isZero();

        owner.sql("drop trigger disk_is_full on document").update();
        operator.post("/admin/incidents/steps-" + job + "/retry", Map.of());
        await().atMost(SOON).until(() -> documents(reference) == 1);
        assertThat(operator.get("/admin/incidents?lang=en").body()).doesNotContain(full);
    }

    @Test
    void pagesWithoutADatabaseAskToComeBackAndWorkOnceItIsThere() {
        Browser citizen = Browser.withoutRedirectsAt(port).signIn("1000000024");
        Browser clerk = Browser.withoutRedirectsAt(port).signIn("clerk1");
        Browser stranger = Browser.withoutRedirectsAt(port);
        stranger.get("/sign-in");
        TO_DATABASE.cut();
        try {
            assertThat(List.of(
                            citizen.get("/cases"),
                            citizen.get("/services/certificate-issuance/start"),
                            clerk.get("/desk"),
                            stranger.signIn("clerk2", "demo-Pass-2026")))
                    .allSatisfy(answer -> {
                        assertThat(answer.statusCode())
                                .as(answer.uri().getPath())
                                .isEqualTo(503);
                        assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
                    });
        } finally {
            TO_DATABASE.mend();
        }
        await().atMost(SOON).until(() -> citizen.get("/cases").statusCode() == 200);
    }

    private Applicant applicant(String userName) {
        return Applicant.in(Browser.withoutRedirectsAt(port), userName);
    }

    /** Has the step that waits tried until it gives up, without waiting for its pauses. */
    private String triedInVain(String reference) {
        String id = job(reference).getId();
        while (management.createJobQuery().jobId(id).singleResult().getRetries() > 0) {
            assertThatThrownBy(() -> management.executeJob(id)).isNotNull();
        }
        return id;
    }

    private Job job(String reference) {
        return management.createJobQuery().messages().list().stream()
                .filter(job -> jdbc.sql("select business_key_ from act_hi_procinst where id_ = ?")
                        .param(job.getProcessInstanceId())
                        .query(String.class)
                        .single()
                        .equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private void anHourPasses() {
        jdbc.sql("update notification set next_try_at = next_try_at - interval '1 hour'")
                .update();
    }

    private int documents(String reference) {
        return jdbc.sql("select count(*) from document where reference = ?")
                .param(reference)
                .query(Integer.class)
                .single();
    }

    private int tries(String reference) {
        return jdbc.sql("select coalesce(sum(tries), 0) from notification where channel = 'mail' and reference = ?")
                .param(reference)
                .query(Integer.class)
                .single();
    }

    private String state(String reference) {
        return jdbc.sql("select state from notification where channel = 'mail' and reference = ?")
                .param(reference)
                .query(String.class)
                .single();
    }
}
