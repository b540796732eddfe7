package org.diwan.bank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts messages into the folder that goes to the banks, each whole or not at all. Whoever is killed between the file and
 * its mark in the database writes the same file again.
 */
@Component
class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final BankMessageRows rows;
    private final BankSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Dispatch(BankMessageRows rows, BankSettings settings, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Sends one message; false where none is due. */
    boolean sendOne() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<BankMessage> due = rows.lockNextOut(clock.instant());
            due.ifPresent(this::send);
            return due.isPresent();
        }));
    }

    private void send(BankMessage message) {
        try {
            write(settings.out().resolve(name(message)), rows.content(message.id()));
            rows.settle(message.id(), "sent", clock.instant());
        } catch (IOException e) {
            LOG.warn(
                    "Message {} cannot be put into the banks' folder: {}",
                    message.messageId(),
                    e.getClass().getSimpleName());
            rows.putOff(message.id(), message.tries() + 1, clock.instant().plus(pause(message.tries())));
        }
    }

    /** A reminder is the same message in another file. */
    private static String name(BankMessage message) {
        String id = Objects.requireNonNull(message.messageId());
        return message.reminders() == 0 ? id + ".xml" : id + ".reminder-" + message.reminders() + ".xml";
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.write(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** From ten seconds to five minutes. */
    static Duration pause(int tries) {
        return Duration.ofSeconds(Math.min(300, 10L << Math.min(tries, 5)));
    }
}
