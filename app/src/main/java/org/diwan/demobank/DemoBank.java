package org.diwan.demobank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads its post after a few seconds and answers as its {@link Habit} is; reminders do not change its mind. */
@Component
@InDemoMode
class DemoBank {

    private static final Logger LOG = LoggerFactory.getLogger(DemoBank.class);

    /** Nobody has such a BIC. */
    private static final String LIAR = "LIARSARI";

    private final Folders folders;
    private final Duration delay;
    private final Clock clock;

    DemoBank(Folders folders, @Value("${diwan.demo-bank.delay:PT4S}") Duration delay, Clock clock) {
        this.folders = folders;
        this.delay = delay;
        this.clock = clock;
    }

    /** Takes what has come. */
    @Scheduled(fixedDelayString = "${diwan.demo-bank.every:PT1S}")
    void look() {
        try {
            for (Path file : folders.arrivedBefore(clock.instant().minus(delay))) {
                read(file);
                folders.take(file);
            }
        } catch (IOException e) {
            LOG.warn("The demo bank cannot read its post: {}", e.getClass().getSimpleName());
        }
    }

    private void read(Path file) throws IOException {
        String text = Files.readString(file);
        boolean isReminder = file.getFileName().toString().contains(".reminder-");
        if (text.contains("tech:xsd:acmt.023.001.03") && !isReminder) {
            answer(Question.of(text));
        }
    }

    private void answer(Question question) throws IOException {
        switch (Habit.of(question.iban())) {
            case MATCHED -> send(question, 1, question.bank(), true);
            case TWICE -> {
                send(question, 1, question.bank(), true);
                send(question, 2, question.bank(), true);
            }
            case NOT_MATCHED -> send(question, 1, question.bank(), false);
            case ANOTHER_BANK -> send(question, 1, LIAR, true);
            case MALFORMED -> {
                String whole = question.answer(1, question.bank(), true, now());
                folders.answer(name(question, 1), whole.substring(0, whole.length() / 2));
            }
            case SILENT -> LOG.debug("The demo bank keeps silent");
        }
    }

    private void send(Question question, int number, String by, boolean matched) throws IOException {
        folders.answer(name(question, number), question.answer(number, by, matched, now()));
    }

    private static String name(Question question, int number) {
        return question.answerId(number).replaceAll("[^A-Za-z0-9-]", "_") + ".xml";
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    }
}
