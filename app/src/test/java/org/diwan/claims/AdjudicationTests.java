package org.diwan.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.diwan.claims.check.ClaimLine;
import org.diwan.claims.rules.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdjudicationTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300})
    void whatIsClaimedIsPaidReducedDeniedOrPended(long seed) {
        ClaimHouse house = ClaimHouse.fresh();
        Batch first = house.batch("H1", new SampleClaims(seed, "H1").next(150));
        Batch second = house.batch("P1", new SampleClaims(seed + 1, "P1").next(50));
        Batch third = house.batch("H2", new SampleClaims(seed + 2, "H2").next(50));
        for (Batch batch : List.of(first, second, third)) {
            assertThat(house.adjudication.run(batch.id()).state()).isIn(Batch.State.JUDGED, Batch.State.REVIEWING);
            ClaimSums sums = house.batches.sums(batch.id());
            assertThat(sums.isBalanced()).isTrue();
            assertThat(sums.waiting()).isZero();
            assertThat(sums.claimed()).isEqualByComparingTo(batch.amount());
        }
        assertThat(house.db
                        .sql(
                                """
                        select count(*) filter (where claimed <> paid + reduced + denied + pended), count(*) > 60,
                               sum(paid) > 0 and sum(reduced) > 0 and sum(denied) > 0 and sum(pended) > 0
                          from (select c.facility_id, l.service_date, sum(l.amount) as claimed,
                                       sum(case when l.outcome in ('PAY', 'REDUCE') then l.allowed else 0 end) as paid,
                                       sum(case l.outcome when 'REDUCE' then l.amount - l.allowed else 0 end) as reduced,
                                       sum(case l.outcome when 'DENY' then l.amount else 0 end) as denied,
                                       sum(case l.outcome when 'PEND' then l.amount else 0 end) as pended
                                  from claim c join claim_line l on l.claim_id = c.id
                                 group by c.facility_id, l.service_date) days""")
                        .query((row, number) -> List.of(row.getLong(1), row.getBoolean(2), row.getBoolean(3)))
                        .single())
                .isEqualTo(List.of(0L, true, true));
    }

    @Test
    void theSizeOfTheChunksDecidesNothing() {
        List<NewClaim> claims = crowded(60);
        String whole = judged(ClaimHouse.fresh(), claims, 1000);
        assertThat(whole).contains("duplicate", "used-up");
        assertThat(judged(ClaimHouse.fresh(), claims, 1)).isEqualTo(whole);
        assertThat(judged(ClaimHouse.fresh(), claims, 7)).isEqualTo(whole);
    }

    private static String judged(ClaimHouse house, List<NewClaim> claims, int chunk) {
        Batch batch = house.batch("H1", claims);
        house.adjudication.run(batch.id(), chunk);
        return house.decided(batch.id());
    }

    @Test
    void aFaultInTheMiddleOfAChunkLeavesNothingHalfDone() {
        List<NewClaim> claims = crowded(30);
        String undisturbed = judged(ClaimHouse.fresh(), claims, 10);
        ClaimHouse house = ClaimHouse.fresh();
        Batch batch = house.batch("H1", claims);
        String victim = claims.get(14).first().claimNo();
        house.db
                .sql(
                        """
                create function fail() returns trigger language plpgsql as $$ begin
                    if exists (select from claim where id = new.claim_id and claim_no = '%s')
                    then raise exception 'pulled the plug'; end if; return new; end $$;
                create trigger plug before update on claim_line for each row execute function fail()"""
                                .formatted(victim))
                .update();
        assertThatThrownBy(() -> house.adjudication.run(batch.id(), 2)).hasMessageContaining("pulled the plug");
        int judged = house.batches.get(batch.id()).claimsJudged();
        assertThat(judged).isLessThan(30);
        assertThat(house.db
                        .sql("select count(*) from claim_judgement")
                        .query(Integer.class)
                        .single())
                .isEqualTo(judged);
        assertThat(house.batches.sums(batch.id()).isBalanced()).isTrue();

        house.db.sql("drop trigger plug on claim_line").update();
        assertThat(house.adjudication.run(batch.id(), 7).claimsJudged()).isEqualTo(30);
        assertThat(house.decided(batch.id())).isEqualTo(undisturbed);
    }

    @Test
    void judgingABatchTwiceChangesNothing() {
        ClaimHouse house = ClaimHouse.fresh();
        Batch batch = house.batch("H1", crowded(20));
        Batch once = house.adjudication.run(batch.id());
        String decided = house.decided(batch.id());
        assertThat(house.adjudication.run(batch.id())).isEqualTo(once);
        assertThat(house.decided(batch.id())).isEqualTo(decided);
    }

    @Test
    void twoFacilitiesAtOnceAreNotBothPaidForTheSameService() throws Exception {
        ClaimHouse house = ClaimHouse.fresh();
        List<Batch> batches = new ArrayList<>();
        for (String facility : List.of("H1", "K1", "H1", "K1")) {
            batches.add(house.batch(facility, alike(facility, 40)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(batches.size());
        try {
            List<Callable<Batch>> work = batches.stream()
                    .<Callable<Batch>>map(batch -> () -> house.adjudication.run(batch.id(), 3))
                    .toList();
            for (Future<Batch> done : threads.invokeAll(work)) {
                assertThat(done.get().claimsJudged()).isEqualTo(40);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(house.db
                        .sql("select outcome || coalesce(reason, '') as how, count(*) from claim_line group by 1"
                                + " order by 1")
                        .query((row, number) -> row.getString(1) + " " + row.getInt(2))
                        .list())
                .containsExactly("DENYduplicate 120", "PAY 40");
    }

    @Test
    void aClaimIsJudgedAlikeFromWhatWasKept() {
        ClaimHouse house = ClaimHouse.fresh();
        Batch batch = house.batch("H1", crowded(60));
        house.adjudication.run(batch.id());
        List<Long> claims =
                house.db.sql("select id from claim").query(Long.class).list();
        assertThat(claims).hasSize(60).allSatisfy(claim -> {
            Judgements.Judgement kept = house.judgements.find(claim).orElseThrow();
            Verdict again = house.judgements.again(kept);
            assertThat(again.lines().stream()
                            .map(line -> line.lineNo() + " " + line.outcome() + " " + line.allowed() + " "
                                    + line.reason() + " " + line.findings().size())
                            .toList())
                    .isEqualTo(house.db
                            .sql(
                                    """
                            select concat(line_no, ' ', outcome, ' ', allowed, ' ', coalesce(reason, 'null'), ' ',
                                          (select count(*) from claim_rule where line_id = l.id))
                              from claim_line l where claim_id = ? order by line_no""")
                            .param(claim)
                            .query(String.class)
                            .list());
        });
    }

    @Test
    void theSameContentAgainIsTheFirstBatch() {
        ClaimHouse house = ClaimHouse.fresh();
        NewBatch first = new NewBatch("CLM-1", "H1", "a.csv", "csv", "07", null, "hospital1", "web");
        NewBatch again = new NewBatch("CLM-2", "H1", "b.csv", "csv", "07", null, "hospital1", "web");
        assertThat(house.batches.open(first).reference()).isEqualTo("CLM-1");
        assertThat(house.batches.open(again).reference()).isEqualTo("CLM-1");
        assertThat(house.batches.find("CLM-2")).isEmpty();
    }

    @Test
    void readingThatBeginsAgainTakesEachClaimOnce() {
        ClaimHouse house = ClaimHouse.fresh();
        List<NewClaim> claims = crowded(10);
        Batch batch = house.batch("H1", claims.subList(0, 6));
        assertThat(house.batches.take(batch.id(), claims)).isEqualTo(4);
        assertThat(house.batches.take(batch.id(), claims)).isZero();
    }

    /** Claims of few patients for few services in few days. */
    private static List<NewClaim> crowded(int count) {
        return new SampleClaims(5, "H1")
                .next(count).stream()
                        .map(claim -> new NewClaim(claim.lines().stream()
                                .map(line -> line(
                                        line,
                                        "100000000" + (1 + line.record() % 5),
                                        List.of("SV0007", "SV0010", "SV0017").get(line.record() % 3)))
                                .toList()))
                        .map(claim -> new NewClaim(claim.lines().stream()
                                .map(line -> line(line, claim.lines().get(0).nationalId(), line.serviceCode()))
                                .toList()))
                        .toList();
    }

    private static ClaimLine line(ClaimLine line, String patient, String service) {
        return new ClaimLine(
                line.record(),
                line.claimNo(),
                line.lineNo(),
                line.facilityId(),
                patient,
                line.patientName(),
                line.serviceDate(),
                line.diagnosis(),
                service,
                line.quantity(),
                line.unitPrice(),
                line.amount(),
                line.currency(),
                line.priorApproval());
    }

    /** One line a claim, the same service to the same people, whoever claims it. */
    private static List<NewClaim> alike(String facility, int count) {
        ClaimLine pattern = new SampleClaims(5, facility).next(1).get(0).first();
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new NewClaim(List.of(new ClaimLine(
                        i + 1,
                        "C" + i,
                        1,
                        facility,
                        String.valueOf(1_000_000_000 + i),
                        "Patient",
                        pattern.serviceDate(),
                        "I10",
                        "SV0003",
                        1,
                        new BigDecimal("10.00"),
                        new BigDecimal("10.00"),
                        "SAR",
                        null))))
                .toList();
    }
}
