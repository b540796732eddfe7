package org.diwan.notifications;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.diwan.web.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sends what is due. A message is taken with a lease, sent outside any transaction and marked after. Whoever is killed
 * between sending and marking, or whose answer from the other side is lost, has it sent again, under the same Message-ID
 * or Idempotency-Key; in every other case it goes out exactly once.
 */
@Component
class Sender {

    /** Longer than the slowest hand-over the carriers' timeouts allow; a node that is back after a kill frees its own at once. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int LONGEST_ANSWER = 300;
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final NotificationRows rows;
    private final Composer composer;
    private final Carriers carriers;
    private final Node node;
    private final int tries;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sender(
            NotificationRows rows,
            Composer composer,
            Carriers carriers,
            Node node,
            NotificationSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.composer = composer;
        this.carriers = carriers;
        this.node = node;
        this.tries = settings.notifyTries();
        this.events = events;
        this.clock = clock;
    }

    /** Once the port is ours, which proves that no other run of this node lives. */
    @EventListener(ApplicationStartedEvent.class)
    void free() {
        rows.free(node);
    }

    /** Sends one message; false where none is due. */
    boolean sendOne() {
        Optional<Notification> claimed = rows.claim(node, clock.instant(), LEASE);
        claimed.ifPresent(this::send);
        return claimed.isPresent();
    }

    private void send(Notification message) {
        try {
            carriers.carry(composer.compose(message));
        } catch (Undeliverable e) {
            giveUp(message, e);
            return;
        } catch (RuntimeException e) {
            failed(message, e);
            return;
        }
        if (rows.settle(message.id(), "sent", clock.instant())) {
            settled(message, "sent");
        }
    }

    private void giveUp(Notification message, RuntimeException e) {
        rows.giveUp(message.id(), clock.instant(), answer(message, e));
        settled(message, "given-up");
    }

    private void settled(Notification message, String state) {
        events.publishEvent(new NotificationSettled(message.channel().code(), state));
    }

    /** Addresses stay out of the log; what the other side said is kept with the row, without the address. */
    private void failed(Notification message, RuntimeException e) {
        boolean last = message.tries() >= tries;
        LOG.warn(
                "{} {} was not delivered, try {} of {}: {}",
                message.channel().code(),
                message.id(),
                message.tries(),
                tries,
                e.getClass().getSimpleName());
        if (last) {
            giveUp(message, e);
        } else {
            rows.tryAgain(message.id(), clock.instant().plus(pause(message.tries())), answer(message, e));
        }
    }

    static Duration pause(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static String answer(Notification message, RuntimeException e) {
        String said = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        String plain = said.replace(message.to(), "•••").replaceAll("\\p{Cntrl}+", " ");
        return plain.substring(0, Math.min(plain.length(), LONGEST_ANSWER));
    }
}
