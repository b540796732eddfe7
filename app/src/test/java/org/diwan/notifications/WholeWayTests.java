package org.diwan.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diwan.DiwanTest;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.diwan.notifications.DemoOutbox.Kept;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DiwanTest
class WholeWayTests {

    private static final String PENSIONER = "1000000024";

    @Autowired
    Cases cases;

    @Autowired
    DemoOutbox outbox;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoAsksForACertificateGetsAMailWithCodeAndCopyAndAnSmsWithTheCode() {
        String reference = cases.submit(new NewCase(
                "certificate-issuance",
                PENSIONER,
                PENSIONER,
                "web",
                Map.of("template", "pension", "languages", "ar", "validity", "30", "addressee", ""),
                UUID.randomUUID().toString()));
        await().atMost(Duration.ofSeconds(30)).until(() -> kept(reference).size() == 2);
        Kept mail = kept(reference, Channel.MAIL);
        assertThat(mail.subject()).contains("شهادتك", reference);
        assertThat(mail.text()).containsPattern("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}").contains("/certificates/" + reference);
        assertThat(mail.attachments()).isEqualTo(List.of("certificate"));
        assertThat(kept(reference, Channel.SMS).text()).containsPattern("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");
        assertThat(acts(reference)).contains("case-submitted", "decision-made", "case-reached");
    }

    private List<Kept> kept(String reference) {
        return outbox.newest(null).stream()
                .filter(message -> message.notification().reference().equals(reference))
                .toList();
    }

    private Kept kept(String reference, Channel channel) {
        return kept(reference).stream()
                .filter(message -> message.notification().channel() == channel)
                .findFirst()
                .orElseThrow();
    }

    private List<String> acts(String reference) {
        return jdbc.sql("select act from audit_entry where object_id = ?")
                .param(reference)
                .query(String.class)
                .list();
    }
}
