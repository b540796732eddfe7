package org.diwan.notifications;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.cases.CaseEvent.CaseReached;
import org.diwan.cases.Documents;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.transaction.support.TransactionTemplate;

@DiwanTest
@TestPropertySource(properties = {"diwan.notify-every=PT24H", "diwan.notify-tries=3", "diwan.smtp-tls=none"})
@ExtendWith(OutputCaptureExtension.class)
class SendingTests {

    private static final String ENGLISH = "1000000081";
    private static final String ARABIC = "1000000008";
    private static final String FRENCH_WITHOUT_MOBILE = "1000000099";

    private static final GreenMail SMTP = new GreenMail(
            new ServerSetup(TestSocketUtils.findAvailableTcpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final WireMockServer SMS =
            new WireMockServer(wireMockConfig().dynamicPort());

    static {
        SMTP.start();
        SMS.start();
    }

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry settings) {
        int port = SMTP.getSmtp().getPort();
        settings.add("diwan.smtp-host", () -> "127.0.0.1");
        settings.add("diwan.smtp-port", () -> port);
        settings.add("diwan.sms-url", () -> SMS.url("/sms"));
    }

    @AfterAll
    static void stop() {
        SMTP.stop();
        SMS.stop();
    }

    @LocalServerPort
    int port;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Documents documents;

    @Autowired
    Sender sender;

    @Autowired
    Clock clock;

    @BeforeEach
    void emptyEverything() throws Exception {
        SMTP.purgeEmailFromAllMailboxes();
        SMS.resetAll();
        SMS.stubFor(post("/sms").willReturn(aResponse().withStatus(202)));
        jdbc.sql("delete from notification").update();
    }

    @Test
    void aMailGoesOutOnceWithTheCertificateAndAnSmsBesideIt() throws Exception {
        reach(newCase(ENGLISH), "certificateIssued");
        drain();
        drain();
        MimeMessage[] mails = SMTP.getReceivedMessages();
        assertThat(mails).hasSize(1);
        assertThat(mails[0].getSubject()).contains("is ready");
        assertThat(GreenMailUtil.getBody(mails[0])).contains("certificate.pdf", "application/pdf");
        SMS.verify(1, postRequestedFor(urlEqualTo("/sms")));
    }

    @Test
    void theSameEventToldTwiceIsOneMail() {
        CaseReached event = event(newCase(ENGLISH), "giveInformation");
        publish(event);
        publish(event);
        drain();
        assertThat(SMTP.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aStepReachedAgainIsToldAgain() {
        CaseReached first = event(newCase(ENGLISH), "giveInformation");
        publish(first);
        publish(new CaseReached(
                first.reference(),
                first.service(),
                first.element(),
                first.client(),
                first.at().plusSeconds(60)));
        later();
        drain();
        assertThat(SMTP.getReceivedMessages()).hasSize(2);
    }

    @Test
    void nothingIsToldOfAnEventThatWasRolledBack() {
        CaseReached event = event(newCase(ENGLISH), "giveInformation");
        transaction.executeWithoutResult(status -> {
            events.publishEvent(event);
            status.setRollbackOnly();
        });
        drain();
        assertThat(SMTP.getReceivedMessages()).isEmpty();
    }

    @Test
    void eachPersonIsToldInTheirLanguage() throws Exception {
        reach(newCase(ARABIC), "giveInformation");
        drain();
        assertThat(SMTP.getReceivedMessages()[0].getSubject()).contains("لدينا سؤال");
    }

    @Test
    void whoHasNoMobileGetsTheMailAlone() throws Exception {
        reach(newCase(FRENCH_WITHOUT_MOBILE), "requestRefused");
        drain();
        assertThat(SMTP.getReceivedMessages()[0].getSubject()).contains("refusée");
        SMS.verify(0, postRequestedFor(urlEqualTo("/sms")));
    }

    @Test
    void aRefusalSaysTheReasonAndHowToObject() throws Exception {
        String reference = newCase(ENGLISH);
        jdbc.sql("update case_file set reason = 'not-entitled' where reference = ?")
                .param(reference)
                .update();
        reach(reference, "requestRefused");
        drain();
        String body = SMTP.getReceivedMessages()[0].getContent().toString();
        assertThat(body).contains("not entitled", "object within 30 days", "/cases/" + reference);
    }

    @Test
    void aMailServerThatIsDownGetsTheMailOnceItIsUp() {
        SMTP.getSmtp().stopService();
        reach(newCase(FRENCH_WITHOUT_MOBILE), "giveInformation");
        drain();
        assertThat(states()).containsExactly("waiting");
        restartSmtp();
        later();
        drain();
        assertThat(SMTP.getReceivedMessages()).hasSize(1);
        assertThat(states()).containsExactly("sent");
    }

    @Test
    void anSmsWhoseAnswerWasLostIsRepeatedUnderTheSameKey() {
        SMS.stubFor(post("/sms").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        reach(newCase(ENGLISH), "giveInformation");
        drain();
        SMS.stubFor(post("/sms").willReturn(aResponse().withStatus(202)));
        later();
        drain();
        List<LoggedRequest> sent = SMS.findAll(postRequestedFor(urlEqualTo("/sms")));
        assertThat(sent).hasSizeGreaterThanOrEqualTo(2);
        assertThat(sent.stream().map(it -> it.getHeader("Idempotency-Key")).distinct())
                .hasSize(1);
        assertThat(states()).containsOnly("sent");
    }

    @Test
    void whatIsGivenUpIsAnIncidentThatTheOperatorRetries() {
        SMS.stubFor(post("/sms").willReturn(aResponse().withStatus(503)));
        String reference = newCase(ENGLISH);
        reach(reference, "giveInformation");
        for (int i = 0; i < 3; i++) {
            drain();
            later();
        }
        assertThat(states()).containsExactlyInAnyOrder("sent", "given-up");
        Browser operator = Browser.at(port).signIn("admin1");
        assertThat(operator.get("/admin/incidents?lang=en").body())
                .contains("The SMS gateway said 503", "Send the SMS");
        SMS.stubFor(post("/sms").willReturn(aResponse().withStatus(202)));
        String id = jdbc.sql("select id from notification where state = 'given-up'")
                .query(String.class)
                .single();
        operator.post("/admin/incidents/notifications-" + id + "/retry", Map.of());
        drain();
        assertThat(states()).containsOnly("sent");
    }

    @Test
    void whoHasNoContactIsALetterForStaffUntilOneIsKnown() {
        jdbc.sql("update person set email = null, mobile = null where national_id = ?")
                .param("1000000040")
                .update();
        reach(newCase("1000000040"), "giveInformation");
        drain();
        Browser operator = Browser.at(port).signIn("admin1");
        assertThat(operator.get("/admin/incidents?lang=en").body()).contains("Neither a mail address");
        jdbc.sql("update person set email = 'known@example.org' where national_id = ?")
                .param("1000000040")
                .update();
        String id = jdbc.sql("select id from notification where channel = 'letter'")
                .query(String.class)
                .single();
        operator.post("/admin/incidents/notifications-" + id + "/retry", Map.of());
        drain();
        assertThat(SMTP.getReceivedMessages()).hasSize(1);
        assertThat(states()).containsExactlyInAnyOrder("replaced", "sent");
    }

    @Test
    void manySendersAtOnceSendEachMailOnce() {
        IntStream.range(0, 20).forEach(i -> reach(newCase(FRENCH_WITHOUT_MOBILE), "giveInformation"));
        IntStream.range(0, 4).parallel().forEach(i -> drain());
        assertThat(SMTP.getReceivedMessages()).hasSize(20);
        assertThat(Arrays.stream(SMTP.getReceivedMessages())
                        .map(SendingTests::messageId)
                        .distinct())
                .hasSize(20);
    }

    @Test
    void whoWasKilledBetweenSendingAndMarkingRepeatsUnderTheSameMessageId() {
        reach(newCase(FRENCH_WITHOUT_MOBILE), "giveInformation");
        drain();
        jdbc.sql("update notification set state = 'waiting', leased_until = now() + interval '1 minute'")
                .update();
        drain();
        assertThat(SMTP.getReceivedMessages()).hasSize(1);
        jdbc.sql("update notification set leased_until = now() - interval '1 second'")
                .update();
        drain();
        assertThat(Arrays.stream(SMTP.getReceivedMessages()).map(SendingTests::messageId))
                .hasSize(2)
                .containsOnly(messageId(SMTP.getReceivedMessages()[0]));
    }

    @Test
    void noPersonalDataReachesTheLog(CapturedOutput log) {
        SMS.stubFor(post("/sms").willReturn(aResponse().withStatus(500)));
        SMTP.getSmtp().stopService();
        reach(newCase(ENGLISH), "giveInformation");
        drain();
        restartSmtp();
        assertThat(log.getAll())
                .contains("was not delivered")
                .doesNotContain(ENGLISH, "citizen9@example.org", "+966500000009", "Shahidul");
    }

    private static void restartSmtp() {
        SMTP.stop();
        SMTP.start();
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String newCase(String client) {
        String reference =
                "CRT-2026-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        jdbc.sql(
                        """
                insert into case_file (reference, service, client, submitted_by, channel, status, submitted_at, due_at, request_key)
                values (:reference, 'certificate-issuance', :client, :client, 'web', 'IN_PROGRESS', now(), now(), :reference)""")
                .param("reference", reference)
                .param("client", client)
                .update();
        documents.store(
                reference, "certificate", "certificate.pdf", "application/pdf", new byte[] {'%', 'P', 'D', 'F'});
        return reference;
    }

    private void reach(String reference, String element) {
        publish(event(reference, element));
    }

    private CaseReached event(String reference, String element) {
        String client = jdbc.sql("select client from case_file where reference = ?")
                .param(reference)
                .query(String.class)
                .single();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new CaseReached(reference, "certificate-issuance", element, Objects.requireNonNull(client), at);
    }

    private void publish(CaseReached event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    private void drain() {
        boolean more = true;
        while (more) {
            more = sender.sendOne();
        }
    }

    private void later() {
        jdbc.sql("update notification set next_try_at = now() - interval '1 second'")
                .update();
    }

    private List<String> states() {
        return jdbc.sql("select state from notification").query(String.class).list();
    }
}
