package org.diwan.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.diwan.claims.Reviews.Asked;
import org.diwan.claims.Reviews.NotReviewable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reviewers decide what the rules left open: once, exactly, and within what is claimed. */
class ReviewTests {

    private ClaimHouse house;
    private Batch batch;

    /** A claim with something open. */
    record Open(String claimNo, long id) {}

    @BeforeEach
    void judge() {
        house = ClaimHouse.fresh();
        batch = house.batch("H1", new SampleClaims(7, "H1").next(150));
        batch = house.adjudication.run(batch.id());
        assertThat(batch.state()).isEqualTo(Batch.State.REVIEWING);
    }

    @Test
    void afterTheReviewTheSumsStillAddUpAndTheBatchIsJudged() throws NotReviewable {
        List<Open> all = open();
        int n = 0;
        for (Open claim : all) {
            String reference = "CLV-" + claim.id();
            assertThat(house.reviews.open(asked(reference, claim))).isEmpty();
            Optional<String> last =
                    settle(reference, Map.of("decision", n % 2 == 0 ? "propose" : "deny", "denyReason", "no-reply"));
            n++;
            assertThat(last).isEqualTo(n == all.size() ? Optional.of(batch.reference()) : Optional.empty());
        }
        ClaimSums sums = house.batches.sums(batch.id());
        assertThat(sums.isBalanced()).isTrue();
        assertThat(sums.pended()).isZero();
        assertThat(house.batches.get(batch.id()).state()).isEqualTo(Batch.State.JUDGED);
        assertThat(house.batches.get(batch.id()).claimsPended()).isZero();
        assertThat(house.db
                        .sql(
                                """
                        select count(*) from claim_line_decision d join claim_line l on l.id = d.line_id
                         where l.outcome <> d.outcome or l.allowed <> d.allowed or l.decided_by <> d.decided_by
                            or l.allowed_quantity <> d.allowed_quantity or d.before_outcome <> 'PEND'""")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aReviewSettledTwiceIsSettledOnce() throws Exception {
        Open claim = open().get(0);
        house.reviews.open(asked("CLV-1", claim));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Optional<String>>> work = new ArrayList<>();
            for (String way : List.of("propose", "deny", "propose", "deny")) {
                work.add(() -> house.inTransaction(
                        () -> settle("CLV-1", Map.of("decision", way, "denyReason", "not-documented"))));
            }
            for (Future<Optional<String>> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(house.batches.get(batch.id()).claimsPended()).isEqualTo(batch.claimsPended() - 1);
        assertThat(house.db
                        .sql("select count(distinct reason) from claim_line_decision")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theLastTwoClaimsOfABatchSettledAtOnceTellItOnce() throws Exception {
        List<Open> all = open();
        for (Open claim : all) {
            house.reviews.open(asked("CLV-" + claim.id(), claim));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Optional<String>>> work = all.stream()
                    .<Callable<Optional<String>>>map(claim ->
                            () -> house.inTransaction(() -> settle("CLV-" + claim.id(), Map.of("decision", "propose"))))
                    .toList();
            int told = 0;
            for (Future<Optional<String>> done : threads.invokeAll(work)) {
                told += done.get().isPresent() ? 1 : 0;
            }
            assertThat(told).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void eachLineIsDecidedWithinWhatIsClaimedAndNoOther() throws NotReviewable {
        Open claim = open().get(0);
        house.reviews.open(asked("CLV-1", claim));
        List<ReviewedLine> lines = house.reviews.lines("CLV-1", Set.of());
        ReviewedLine first = lines.get(0);
        String before = house.decided(batch.id());
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                reduced(first.lineNo(), first.amount().add(new BigDecimal("0.01")), 1),
                reduced(first.lineNo(), BigDecimal.ZERO, 1),
                reduced(first.lineNo(), new BigDecimal("-5.00"), 1),
                reduced(first.lineNo(), new BigDecimal("0.001"), 1),
                reduced(first.lineNo(), BigDecimal.ONE, first.quantity() + 1),
                reduced(first.lineNo(), BigDecimal.ONE, 0),
                reduced(first.lineNo() + 100, BigDecimal.ONE, 1),
                Map.of("lineNo", first.lineNo(), "outcome", "deny"),
                Map.of("lineNo", first.lineNo(), "outcome", "PEND"),
                Map.of("outcome", "pay"))) {
            List<Object> all = new ArrayList<>(List.of(wrong));
            lines.stream().skip(1).forEach(line -> all.add(Map.of("lineNo", line.lineNo(), "outcome", "pay")));
            assertThatThrownBy(() -> settle("CLV-1", Map.of("decision", "lines", "lines", all)))
                    .as(wrong.toString())
                    .isInstanceOf(ImpossibleDecision.class);
        }
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("decision", "lines", "lines", List.of()),
                Map.of("decision", "lines"),
                Map.of("decision", "ask"),
                Map.of("decision", "deny"),
                Map.of())) {
            assertThatThrownBy(() -> settle("CLV-1", wrong))
                    .as(wrong.toString())
                    .isInstanceOf(ImpossibleDecision.class);
        }
        assertThat(house.decided(batch.id())).isEqualTo(before);
    }

    @Test
    void oneReviewOfAClaimAtATimeAndOnlyOfWhatIsOpen() throws NotReviewable {
        Open claim = open().get(0);
        house.reviews.open(asked("CLV-1", claim));
        assertThat(house.reviews.open(asked("CLV-1", claim))).isEmpty();
        assertThatThrownBy(() -> house.reviews.open(asked("CLV-2", claim))).isInstanceOf(NotReviewable.class);
        assertThatThrownBy(() -> house.reviews.open(new Asked(
                        "CLV-3", "K1", batch.reference(), open().get(1).claimNo(), Set.of())))
                .isInstanceOf(NotReviewable.class);
        assertThatThrownBy(() -> house.reviews.open(asked("CLV-4", claim, Set.of(1))))
                .isInstanceOf(NotReviewable.class);
        settle("CLV-1", Map.of("decision", "propose"));
        assertThatThrownBy(() -> house.reviews.open(asked("CLV-5", claim))).isInstanceOf(NotReviewable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"propose", "deny"})
    void whatIsDeniedCanBeObjectedToOnceAndNothingElseChanges(String way) throws NotReviewable {
        Open claim = open().get(0);
        house.reviews.open(asked("CLV-1", claim));
        assertThat(house.reviews.objectable(claim.id())).isEmpty();
        settle("CLV-1", Map.of("decision", "deny", "denyReason", "no-approval"));
        Set<Integer> denied = house.reviews.objectable(claim.id());
        assertThat(denied).isNotEmpty();
        int line = denied.iterator().next();
        String others = others(claim, line);

        assertThatThrownBy(() -> house.reviews.open(asked("CLV-2", claim, Set.of(line, 99))))
                .isInstanceOf(NotReviewable.class);
        assertThat(house.reviews.open(asked("CLV-2", claim, Set.of(line)))).isEqualTo(Optional.of("reviewer1"));
        house.db.sql("update claim_batch set state = 'settled'").update();
        assertThat(house.reviews.settle(
                        "CLV-2",
                        Set.of(line),
                        ReviewAnswers.decision(Map.of("decision", way, "denyReason", "not-necessary")),
                        "reviewer2"))
                .isEmpty();
        assertThat(others(claim, line)).isEqualTo(others);
        assertThat(house.reviews.objectable(claim.id())).doesNotContain(line);
        assertThat(house.batches.get(batch.id()).state())
                .isEqualTo(way.equals("deny") ? Batch.State.SETTLED : Batch.State.JUDGED);
        assertThat(house.batches.sums(batch.id()).isBalanced()).isTrue();
        assertThat(house.batches.get(batch.id()).claimsPended()).isEqualTo(batch.claimsPended() - 1);
    }

    @Test
    void afterThirtyDaysNothingCanBeObjectedTo() throws NotReviewable {
        Open claim = open().get(0);
        house.reviews.open(asked("CLV-1", claim));
        settle("CLV-1", Map.of("decision", "deny", "denyReason", "no-approval"));
        house.db
                .sql("update claim_line set decided_at = decided_at - interval '31 days'")
                .update();
        assertThat(house.reviews.objectable(claim.id())).isNotEmpty();
        house.db
                .sql("update claim_review set decided_at = decided_at - interval '31 days'")
                .update();
        assertThat(house.reviews.objectable(claim.id())).isEmpty();
    }

    private static Map<String, Object> reduced(int line, BigDecimal allowed, int quantity) {
        return Map.of(
                "lineNo", line,
                "outcome", "reduce",
                "allowed", allowed,
                "allowedQuantity", quantity,
                "reduceReason", "usual-price");
    }

    private String others(Open claim, int line) {
        return house.db
                .sql("select string_agg(concat_ws(' ', line_no, outcome, allowed, decided_by), ',' order by line_no)"
                        + " || '' from claim_line where claim_id = ? and line_no <> ?")
                .params(claim.id(), line)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private Optional<String> settle(String reference, Map<String, ?> answers) {
        return house.reviews.settle(reference, Set.of(), ReviewAnswers.decision(answers), "reviewer1");
    }

    private Asked asked(String reference, Open claim) {
        return asked(reference, claim, Set.of());
    }

    private Asked asked(String reference, Open claim, Set<Integer> lines) {
        return new Asked(reference, "H1", batch.reference(), claim.claimNo(), lines);
    }

    private List<Open> open() {
        return house.db
                .sql("select claim_no, id from claim where state = 'pended' order by id")
                .query(Open.class)
                .list();
    }
}
