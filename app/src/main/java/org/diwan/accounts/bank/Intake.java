package org.diwan.accounts.bank;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.w3c.dom.Element;

/**
 * Takes what banks send. Everything is kept; what may be told to a case is told at once, in a transaction of its own,
 * everything else goes to quarantine and changes nothing.
 */
@Component
class Intake {

    private static final String REPORT = "acmt.024.";

    private final BankMessageRows rows;
    private final Delivery delivery;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Intake(BankMessageRows rows, Delivery delivery, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.delivery = delivery;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes a message.
     *
     * @param source name and time of the file it came in, by which the file is known again; none: by HTTP
     * @return the message as it is kept now
     */
    BankMessage take(byte[] content, @Nullable String source) {
        Reading reading = read(content);
        Long id = transaction.execute(status -> keep(reading, content, source));
        if (id == null) {
            throw new IllegalStateException("Nothing was kept");
        }
        delivery.deliver(id);
        return rows.find(id).orElseThrow();
    }

    /** Keeps only that there was something too large to be read. */
    BankMessage refuseTooLarge(@Nullable String source) {
        var reading = new Reading("unknown", null, Reason.TOO_LARGE, "is larger than 256 KB");
        Long id = transaction.execute(status -> keep(reading, new byte[0], source));
        return rows.find(id == null ? -1 : id).orElseThrow();
    }

    /** What can be said of a message from itself alone. */
    private record Reading(
            String kind, @Nullable VerificationReport report, @Nullable Reason reason, @Nullable String detail) {}

    private static Reading read(byte[] content) {
        String kind = "unknown";
        try {
            Element root = IsoXml.parse(content).getDocumentElement();
            Optional<String> message = IsoSchemas.message(String.valueOf(root.getNamespaceURI()));
            kind = message.map(it -> it.substring(0, 8)).orElse(kind);
            if (message.isEmpty() || !message.get().startsWith(REPORT)) {
                return new Reading(kind, null, Reason.WRONG_TYPE, root.getNamespaceURI());
            }
            IsoSchemas.validate(content, message.get());
            return new Reading(kind, VerificationReport.of(root), null, null);
        } catch (IsoXml.Malformed e) {
            return new Reading(kind, null, Reason.MALFORMED, e.why());
        }
    }

    private long keep(Reading reading, byte[] content, @Nullable String source) {
        Instant now = clock.instant();
        VerificationReport report = reading.report();
        Received received = report == null
                ? new Received(
                        reading.kind(),
                        null,
                        null,
                        null,
                        null,
                        reading.reason(),
                        reading.detail(),
                        null,
                        null,
                        source,
                        now,
                        content)
                : judged(reading.kind(), report, content, source, now);
        return rows.addIn(received)
                .or(() -> knownFile(source))
                .or(() -> rows.addIn(received.refused(Reason.REPEATED)))
                .orElseThrow();
    }

    private Optional<Long> knownFile(@Nullable String source) {
        return Optional.ofNullable(source).flatMap(rows::ofSource).map(BankMessage::id);
    }

    private Received judged(
            String kind, VerificationReport report, byte[] content, @Nullable String source, Instant now) {
        var finding = report.findings().get(0);
        String asked = report.question() == null ? finding.question() : report.question();
        Optional<BankMessage> request = rows.lockRequest(asked);
        return new Received(
                kind,
                report.id(),
                report.sender(),
                request.map(BankMessage::reference).orElse(null),
                request.map(BankMessage::id).orElse(null),
                request.map(it -> objection(report, it))
                        .orElse(Optional.of(Reason.UNKNOWN_ID))
                        .orElse(null),
                null,
                finding.matched(),
                finding.code(),
                source,
                now,
                content);
    }

    private Optional<Reason> objection(VerificationReport report, BankMessage request) {
        String asked = String.valueOf(request.messageId());
        if (report.findings().stream().anyMatch(it -> !it.question().equals(asked))) {
            return Optional.of(Reason.UNKNOWN_ID);
        }
        if (!report.isFrom(String.valueOf(request.bank()))) {
            return Optional.of(Reason.NOT_FROM_BANK);
        }
        if (report.contradicts(String.valueOf(request.iban()))) {
            return Optional.of(Reason.CONTRADICTORY);
        }
        return rows.accepted(report.id(), report.sender(), request.id())
                .map(before ->
                        Boolean.valueOf(report.findings().get(0).matched()).equals(before.matched())
                                ? Reason.REPEATED
                                : Reason.CONTRADICTORY);
    }
}
