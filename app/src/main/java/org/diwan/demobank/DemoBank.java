package org.diwan.demobank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads its post after a few seconds and answers as its {@link Habit} and {@link OrderHabit} are; reminders do not change its mind. */
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
        } else if (OrderToPay.isReportedOn(text) && !isReminder) {
            report(OrderToPay.of(text));
        }
    }

    private void report(OrderToPay order) throws IOException {
        List<String> transfers = order.transfers();
        switch (OrderHabit.of(order.iban())) {
            case PAID -> report(order, 1, order.bank(), Set.of());
            case PARTLY -> {
                boolean several = transfers.size() > 1;
                report(order, 1, order.bank(), several ? Set.of(transfers.get(transfers.size() - 1)) : Set.of());
            }
            case TWICE -> {
                report(order, 1, order.bank(), Set.of());
                report(order, 2, order.bank(), Set.of());
            }
            case REJECTED -> report(order, 1, order.bank(), Set.copyOf(transfers));
            case ANOTHER_BANK -> report(order, 1, LIAR, Set.of());
            case MALFORMED -> {
                String whole = order.report(1, order.bank(), Set.of(), now());
                folders.answer(name(order.reportId(1)), whole.substring(0, whole.length() / 2));
            }
            case SILENT -> LOG.debug("The demo bank keeps silent");
        }
    }

    private void report(OrderToPay order, int number, String by, Set<String> rejected) throws IOException {
        folders.answer(name(order.reportId(number)), order.report(number, by, rejected, now()));
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
                folders.answer(name(question.answerId(1)), whole.substring(0, whole.length() / 2));
            }
            case SILENT -> LOG.debug("The demo bank keeps silent");
        }
    }

    private void send(Question question, int number, String by, boolean matched) throws IOException {
        folders.answer(name(question.answerId(number)), question.answer(number, by, matched, now()));
    }

    private static String name(String id) {
        return id.replaceAll("[^A-Za-z0-9-]", "_") + ".xml";
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    }
}
