package org.diwan.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diwan.bank.AskedCases.BANK;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes of what a bank says, or somebody who claims to be one. */
@BankTest
class BankAnswerTests {

    private static final int COPIES = 8;
    private static final int ROUNDS = 10;

    @Autowired
    AskedCases cases;

    @Autowired
    Intake intake;

    @Autowired
    Delivery delivery;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aMatchTakesTheCaseOn() {
        String reference = cases.waiting();
        BankMessage kept = take(Reports.matched(id(), BANK, reference + "-1"));
        assertThat(kept.state()).isEqualTo("delivered");
        assertThat(cases.waits(reference)).isFalse();
        assertThat(cases.variable(reference, "bankAnswer")).isEqualTo("MATCHED");
        assertThat(cases.variable(reference, "bankReason")).isEqualTo("");
        assertThat(cases.variable(reference, "mismatches")).isEqualTo(0);
        assertThat(heard(reference)).isEqualTo(1);
        assertThat(jdbc.sql("select who from audit_entry where object_id = ? and act = 'message-sent'")
                        .param(reference)
                        .query(String.class)
                        .list())
                .containsExactly("bank " + BANK);
    }

    @Test
    void aMismatchComesWithItsReasonAndIsCounted() {
        String reference = cases.waiting();
        take(Reports.notMatched(id(), BANK + "XXX", reference + "-1"));
        assertThat(cases.variable(reference, "bankAnswer")).isEqualTo("NOT_MATCHED");
        assertThat(cases.variable(reference, "bankReason")).isEqualTo("AC01");
        assertThat(cases.variable(reference, "mismatches")).isEqualTo(1);
    }

    @Test
    void whatIsNoReportIsKeptAndChangesNothing() {
        String reference = cases.waiting();
        String good = new String(Reports.matched(id(), BANK, reference + "-1"), StandardCharsets.UTF_8);
        assertThat(refused(good.replace("</d:Document>", ""))).isEqualTo("malformed");
        assertThat(refused(good.replace("<d:Vrfctn>true</d:Vrfctn>", ""))).isEqualTo("malformed");
        assertThat(refused(good.replace("acmt.024", "acmt.022"))).isEqualTo("wrong-type");
        assertThat(refused("<html/>")).isEqualTo("wrong-type");
        assertThat(intake.refuseTooLarge(null).reason()).isEqualTo("too-large");
        assertThat(cases.waits(reference)).isTrue();
    }

    @Test
    void whoeverElseAnswersIsNotBelieved() {
        String reference = cases.waiting();
        assertThat(take(Reports.matched(id(), "LIARSARI", reference + "-1")).reason())
                .isEqualTo("not-from-bank");
        assertThat(take(Reports.matched(id(), BANK, reference + "-9")).reason()).isEqualTo("unknown-id");
        assertThat(cases.waits(reference)).isTrue();
        assertThat(take(Reports.matched(id(), BANK, reference + "-1")).state()).isEqualTo("delivered");
    }

    @Test
    void whoDeniesItselfIsNotBelieved() {
        String reference = cases.waiting();
        String both = "<Vrfctn>true</Vrfctn></Rpt><Rpt><OrgnlId>%s-1</OrgnlId><Vrfctn>false</Vrfctn>";
        assertThat(take(Reports.of("03", id(), BANK, reference + "-1", both.formatted(reference)))
                        .reason())
                .isEqualTo("contradictory");
        assertThat(cases.waits(reference)).isTrue();
    }

    @Test
    void aSecondAnswerIsRepeatedOrContradictory() {
        String reference = cases.waiting();
        String message = id();
        take(Reports.matched(message, BANK, reference + "-1"));
        assertThat(take(Reports.matched(message, BANK, reference + "-1")).reason())
                .isEqualTo("repeated");
        assertThat(take(Reports.matched(id(), BANK, reference + "-1")).reason()).isEqualTo("repeated");
        assertThat(take(Reports.notMatched(id(), BANK, reference + "-1")).reason())
                .isEqualTo("contradictory");
        String other = cases.waiting();
        assertThat(take(Reports.matched(message, BANK, other + "-1")).reason()).isEqualTo("repeated");
        assertThat(cases.waits(other)).isTrue();
        assertThat(heard(reference)).isEqualTo(1);
    }

    @Test
    void anAnswerAfterTheCaseWentOnIsLate() {
        String reference = cases.waiting();
        cases.moveOn(reference);
        assertThat(take(Reports.matched(id(), BANK, reference + "-1")).reason()).isEqualTo("late");
        assertThat(heard(reference)).isZero();
    }

    @Test
    void anAnswerAboutTheAccountBeforeIsLate() {
        String reference = cases.waiting();
        cases.ask(reference, 2);
        assertThat(take(Reports.matched(id(), BANK, reference + "-1")).reason()).isEqualTo("late");
        assertThat(cases.waits(reference)).isTrue();
        assertThat(take(Reports.matched(id(), BANK, reference + "-2")).state()).isEqualTo("delivered");
    }

    @Test
    void anAnswerQuickerThanTheCaseIsHeldUntilItWaits() {
        String reference = cases.onItsWay();
        BankMessage kept = take(Reports.matched(id(), BANK, reference + "-1"));
        assertThat(kept.state()).isEqualTo("held");
        assertThat(take(Reports.matched(id(), BANK, reference + "-1")).reason()).isEqualTo("repeated");
        cases.goOn(reference);
        delivery.deliver(kept.id());
        assertThat(cases.waits(reference)).isFalse();
        assertThat(heard(reference)).isEqualTo(1);
    }

    @Test
    void ofManyCopiesAtOnceOneCounts() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String reference = cases.waiting();
            byte[] copy = Reports.matched(id(), BANK, reference + "-1");
            byte[] lie = Reports.notMatched(id(), BANK, reference + "-1");
            List<String> states = atOnce(IntStream.range(0, COPIES)
                    .<Callable<BankMessage>>mapToObj(i -> () -> take(i % 2 == 0 ? copy : lie))
                    .toList());
            assertThat(states).as("round %s", round).containsOnlyOnce("delivered");
            assertThat(heard(reference)).isEqualTo(1);
            assertThat(jdbc.sql("select count(*) from bank_message where reference = ? and state = 'quarantined'")
                            .param(reference)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(COPIES - 1);
        }
    }

    @Test
    void toldByTwoAtOnceACaseHearsItOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String reference = cases.onItsWay();
            long held = take(Reports.matched(id(), BANK, reference + "-1")).id();
            cases.goOn(reference);
            Callable<BankMessage> deliver = () -> {
                delivery.deliver(held);
                return intake.take(Reports.matched(id(), BANK, reference + "-1"), null);
            };
            atOnce(List.of(deliver, deliver, deliver));
            assertThat(heard(reference)).isEqualTo(1);
        }
    }

    private BankMessage take(byte[] content) {
        return intake.take(content, null);
    }

    private String refused(String text) {
        BankMessage kept = take(text.getBytes(StandardCharsets.UTF_8));
        assertThat(kept.state()).isEqualTo("quarantined");
        return String.valueOf(kept.reason());
    }

    private int heard(String reference) {
        return jdbc.sql("select count(*) from timeline_entry where reference = ? and element = 'bankHeard'")
                .param(reference)
                .query(Integer.class)
                .single();
    }

    private static String id() {
        return UUID.randomUUID().toString().substring(0, 30);
    }

    private static List<String> atOnce(List<Callable<BankMessage>> acts) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        var go = new CountDownLatch(1);
        try {
            List<Future<BankMessage>> running = acts.stream()
                    .map(act -> threads.submit(() -> {
                        go.await();
                        return act.call();
                    }))
                    .toList();
            go.countDown();
            return running.stream()
                    .map(one -> {
                        try {
                            return one.get().state();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }
}
