package org.diwan.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.cases.Documents;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DiwanTest
class OutboxTests {

    @LocalServerPort
    int port;

    @Autowired
    NotificationRows rows;

    @Autowired
    DemoOutbox outbox;

    @Autowired
    Documents documents;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aMailInTheDemoOutboxIsReadWithItsAttachment() {
        UUID id = mail();
        Browser visitor = Browser.at(port);
        String page = visitor.get("/demo/outbox?lang=en&message=" + id).body();
        assertThat(page)
                .contains(
                        "Ready <now>".replace("<", "&lt;").replace(">", "&gt;"),
                        "nouf@example.org",
                        "second paragraph");
        var attachment = visitor.get("/demo/outbox/" + id + "/attachments/certificate");
        assertThat(attachment.headers().firstValue("content-type")).hasValue("application/pdf");
        assertThat(attachment.body()).isEqualTo("%PDF");
        assertThat(visitor.get("/demo/outbox/" + id + "/attachments/other").statusCode())
                .isEqualTo(404);
        assertThat(visitor.get("/demo/outbox?channel=sms&lang=ar").statusCode()).isEqualTo(200);
    }

    private UUID mail() {
        String reference = "CRT-2026-OUTBOX01";
        jdbc.sql(
                        """
                insert into case_file (reference, service, client, submitted_by, channel, status, submitted_at, due_at, request_key)
                values (:reference, 'certificate-issuance', 'x', 'x', 'web', 'IN_PROGRESS', now(), now(), :reference)""")
                .params(Map.of("reference", reference))
                .update();
        var document = documents.store(
                reference, "certificate", "certificate.pdf", "application/pdf", new byte[] {'%', 'P', 'D', 'F'});
        var row = new Notification(
                UUID.randomUUID(),
                "key",
                reference,
                "certificate-issuance",
                "certificateIssued",
                "x",
                Channel.MAIL,
                "nouf@example.org",
                "en",
                0,
                Instant.parse("2026-11-21T09:00:00Z"),
                null);
        rows.add(row, "sent");
        outbox.carry(new Message(
                row.id(),
                Channel.MAIL,
                row.to(),
                "en",
                "Ready <now>",
                "first\n\nsecond paragraph http://localhost/certificates/x",
                List.of(document)));
        return row.id();
    }
}
