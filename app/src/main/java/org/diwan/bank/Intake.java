package org.diwan.bank;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.diwan.bank.Incoming.Known;
import org.diwan.bank.Incoming.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what banks send. Everything is kept; what may be told to a case is told at once, in a transaction of its own,
 * everything else goes to quarantine and changes nothing.
 */
@Component
class Intake {

    private final Incoming incoming;
    private final BankMessageRows rows;
    private final Delivery delivery;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Intake(Incoming incoming, BankMessageRows rows, Delivery delivery, TransactionTemplate transaction, Clock clock) {
        this.incoming = incoming;
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
        Reading reading = incoming.read(content);
        Long id = transaction.execute(status -> keep(reading, content, source));
        if (id == null) {
            throw new IllegalStateException("Nothing was kept");
        }
        delivery.deliver(id);
        return rows.find(id).orElseThrow();
    }

    /** Keeps only that there was something too large to be read. */
    BankMessage refuseTooLarge(@Nullable String source) {
        var reading = Reading.refused("unknown", Reason.TOO_LARGE, "is larger than 256 KB");
        Long id = transaction.execute(status -> keep(reading, new byte[0], source));
        return rows.find(id == null ? -1 : id).orElseThrow();
    }

    private long keep(Reading reading, byte[] content, @Nullable String source) {
        Instant now = clock.instant();
        Known<?> known = reading.known();
        Received received = known == null
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
                        false,
                        source,
                        now,
                        content)
                : judged(reading.kind(), known, content, source, now);
        return rows.addIn(received)
                .or(() -> knownFile(source))
                .or(() -> rows.addIn(received.refused(Reason.REPEATED)))
                .orElseThrow();
    }

    private Optional<Long> knownFile(@Nullable String source) {
        return Optional.ofNullable(source).flatMap(rows::ofSource).map(BankMessage::id);
    }

    private Received judged(String kind, Known<?> known, byte[] content, @Nullable String source, Instant now) {
        BankAnswer answer = known.answer();
        Optional<BankMessage> request = rows.lockRequest(answer.request());
        Optional<Reason> objection = request.map(it -> known.objection(it).or(() -> repetition(answer, it)))
                .orElse(Optional.of(Reason.UNKNOWN_ID));
        return new Received(
                kind,
                answer.id(),
                answer.sender(),
                request.map(BankMessage::reference).orElse(null),
                request.map(BankMessage::id).orElse(null),
                objection.orElse(null),
                null,
                answer.matched(),
                answer.code(),
                objection.isEmpty() && request.filter(known::isInterim).isPresent(),
                source,
                now,
                content);
    }

    private Optional<Reason> repetition(BankAnswer answer, BankMessage request) {
        return rows.accepted(answer.id(), answer.sender(), request.id())
                .map(before ->
                        Objects.equals(answer.matched(), before.matched()) ? Reason.REPEATED : Reason.CONTRADICTORY);
    }
}
