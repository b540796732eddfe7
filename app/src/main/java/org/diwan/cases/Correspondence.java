package org.diwan.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.diwan.cases.CaseEvent.MessageWritten;
import org.diwan.cases.Message.Side;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What client and institution write to each other about a case. */
@Component
public class Correspondence {

    /** How many messages a client may write before the institution answers. */
    static final int MOST_UNANSWERED = 20;

    /** How long after a case's end there may still be questions about it. */
    static final Duration OPEN_AFTER_END = Duration.ofDays(30);

    private static final Duration REPEATED_WITHIN = Duration.ofMinutes(1);

    private final MessageRows rows;
    private final CaseFiles files;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Correspondence(
            MessageRows rows,
            CaseFiles files,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.files = files;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Why no message may be written. */
    public enum Refusal {
        /** The case ended too long ago. */
        ENDED,
        /** The client has written much and has to wait for an answer. */
        UNANSWERED
    }

    /**
     * A case with messages that nobody of the institution has dealt with.
     *
     * @param since when the first of them came
     */
    public record Unread(
            String reference, String service, String client, CaseStatus status, int messages, Instant since) {}

    /** All messages of a case, oldest first. */
    public List<Message> of(String reference) {
        return rows.of(reference);
    }

    /** Why this side may not write now, or null where it may. */
    public @Nullable Refusal refusal(Case file, Side side) {
        Instant ended = file.endedAt();
        if (ended != null && ended.plus(OPEN_AFTER_END).isBefore(clock.instant())) {
            return Refusal.ENDED;
        }
        boolean many = side == Side.CLIENT && rows.unanswered(file.reference(), side) >= MOST_UNANSWERED;
        return many ? Refusal.UNANSWERED : null;
    }

    /**
     * Writes a message; the text has been checked by {@link MessageForm}.
     *
     * @throws MessageRefused where the side may not write now
     */
    public void write(Case file, Side side, String author, String text) {
        transaction.executeWithoutResult(status -> {
            Case now = files.lock(file.reference());
            Refusal refusal = refusal(now, side);
            if (refusal != null) {
                throw new MessageRefused(refusal);
            }
            Instant at = clock.instant();
            if (isRepeated(now.reference(), side, text, at)) {
                return;
            }
            rows.add(now.reference(), side, author, text, at);
            events.publishEvent(new MessageWritten(now.reference(), now.service(), now.client(), side, author, at));
        });
    }

    /** A button clicked twice sends the same again. */
    private boolean isRepeated(String reference, Side side, String text, Instant at) {
        List<Message> all = rows.of(reference);
        if (all.isEmpty()) {
            return false;
        }
        Message last = all.get(all.size() - 1);
        return last.side() == side && last.text().equals(text) && last.at().isAfter(at.minus(REPEATED_WITHIN));
    }

    /** This side has seen these messages of one case. */
    void seen(List<Message> messages, Side reader) {
        if (messages.stream().anyMatch(message -> message.isNewTo(reader))) {
            Message last = messages.get(messages.size() - 1);
            seen(last.reference(), reader, last.id());
        }
    }

    /** This side is done with the messages of a case up to this one. */
    public void seen(String reference, Side reader, long last) {
        rows.read(reference, reader, last, clock.instant());
    }

    /** Cases whose clients wait for an answer, longest first. */
    public List<Unread> waiting(WorkGroups groups, int limit) {
        return rows.unread(groups, limit);
    }

    /** How many of them there are. */
    public int countWaiting(WorkGroups groups) {
        return rows.countUnread(groups);
    }

    /** Whether staff of these groups may read what is written about a case. */
    public boolean isFor(WorkGroups groups, String reference) {
        return rows.isOf(groups, reference);
    }

    /** How many messages of each case are new to this side; cases without such are left out. */
    public Map<String, Integer> unread(Collection<String> references, Side reader) {
        return rows.unread(references, reader);
    }
}
