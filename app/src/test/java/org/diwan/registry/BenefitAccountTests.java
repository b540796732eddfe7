package org.diwan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.diwan.money.Iban;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class BenefitAccountTests {

    private static final String IBRAHIM = DemoCitizens.id(3);
    private static final String BENEFIT = "600000000";
    private static final String OLD = Iban.of("SA", "10000000000600000000");
    private static final String NEW = Iban.of("SA", "80000000608010167519");
    private static final String NEWER = Iban.of("SA", "80000000608010167520");
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 1);

    private RegistryDatabase house;

    @BeforeEach
    void fill() {
        house = RegistryDatabase.fresh();
        house.fill(DemoCitizens.COUNT);
    }

    @Test
    void aChangeHoldsFromItsDayAndTheOldAccountUntilThen() {
        assertThat(enter(OLD, NEW, DECEMBER, "BAC-1")).isTrue();
        assertThat(iban(DECEMBER.minusDays(1))).isEqualTo(OLD);
        assertThat(iban(DECEMBER)).isEqualTo(NEW);
        assertThat(house.accounts().lastOf(List.of(BENEFIT, "none")))
                .containsOnlyKeys(BENEFIT)
                .extractingByKey(BENEFIT)
                .extracting(BenefitAccount::iban, BenefitAccount::validFrom, BenefitAccount::validTo)
                .containsExactly(NEW, DECEMBER, null);
    }

    @Test
    void whatWasKnownBeforeStaysKnown() {
        Instant before = now();
        enter(OLD, NEW, DECEMBER, "BAC-1");
        Instant between = now();
        enter(NEW, NEWER, DECEMBER, "BAC-2");
        assertThat(List.of(iban(JANUARY, before), iban(JANUARY, between), iban(JANUARY)))
                .containsExactly(OLD, NEW, NEWER);
        assertThat(iban(DECEMBER.minusDays(1))).isEqualTo(OLD);
        assertThat(house.accounts().accountOf(BENEFIT, JANUARY, Instant.EPOCH)).isEmpty();
        assertThat(house.accounts().accountOf(BENEFIT, LocalDate.of(2019, 6, 30), now()))
                .isEmpty();
    }

    @Test
    void aChangeThatWasOvertakenWritesNothing() {
        enter(OLD, NEW, DECEMBER, "BAC-1");
        assertThat(enter(OLD, NEWER, DECEMBER, "BAC-2")).isFalse();
        assertThat(enter(null, NEWER, DECEMBER, "BAC-2")).isFalse();
        assertThat(iban(DECEMBER)).isEqualTo(NEW);
    }

    @Test
    void nobodyIsPaidAfterTheEnd() {
        house.db()
                .sql("update benefit set ended_on = '2026-11-30' where benefit_id = ?")
                .param(BENEFIT)
                .update();
        assertThat(enter(OLD, NEW, DECEMBER, "BAC-1")).isFalse();
        house.db()
                .sql("update benefit set ended_on = null where benefit_id = ?")
                .param(BENEFIT)
                .update();
        house.db()
                .sql("update person set died_on = '2026-11-01' where national_id = ?")
                .param(IBRAHIM)
                .update();
        assertThat(enter(OLD, NEW, DECEMBER, "BAC-1")).isFalse();
        assertThat(count()).isZero();
    }

    @Test
    void aBenefitOfSomebodyElseIsNotTouched() {
        var others = new HashMap<String, @Nullable String>(Map.of(BENEFIT, OLD, "600000001", OLD));
        assertThat(house.accounts()
                        .enter(new AccountEntry(IBRAHIM, others, NEW, "Ibrahim", "NAJDSARI", DECEMBER, "BAC-1")))
                .isFalse();
        assertThat(count()).isZero();
    }

    @Test
    void twoAtOnceLeaveOneAccountADay() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> tries = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(i -> () -> enter(
                            OLD, Iban.of("SA", "80%018d".formatted(i)), i % 2 == 0 ? DECEMBER : JANUARY, "BAC-" + i))
                    .toList();
            int won = 0;
            for (Future<Boolean> one : threads.invokeAll(tries)) {
                won += one.get() ? 1 : 0;
            }
            assertThat(won).isOne();
        } finally {
            threads.shutdown();
        }
        assertThat(house.db()
                        .sql("select count(*) from known_account where superseded_at is null and benefit_id = ?")
                        .param(BENEFIT)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aDeliveryThatKnowsLessDoesNotUndoAChange() {
        enter(OLD, NEW, DECEMBER, "BAC-1");
        deliver(OLD, "2019-07-01");
        deliver(NEWER, "2026-11-25");
        deliver(NEWER, "2026-12-01");
        deliver(OLD, "2019-07-01");
        assertThat(iban(DECEMBER)).isEqualTo(NEW);
        assertThat(iban(DECEMBER.minusDays(1))).isEqualTo(OLD);
    }

    @Test
    void aDeliveryThatIsValidLaterThanAChangeTakesEffectOnce() {
        enter(OLD, NEW, DECEMBER, "BAC-1");
        deliver(NEWER, "2027-01-01");
        deliver(NEWER, "2027-01-01");
        assertThat(List.of(iban(DECEMBER), iban(JANUARY))).containsExactly(NEW, NEWER);
        assertThat(count()).isEqualTo(5);
    }

    @Test
    void aDeliveryThatReplacesAnotherKeepsWhatWasKnown() {
        Instant before = now();
        deliver(NEW, "2026-11-01");
        assertThat(iban(JANUARY, before)).isEqualTo(OLD);
        assertThat(iban(JANUARY)).isEqualTo(NEW);
        assertThat(iban(LocalDate.of(2026, 10, 31))).isEqualTo(OLD);
        deliver(NEW, "2026-11-01");
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void aChangeBeforeTheFirstDeliveryHolds() {
        house.db().sql("delete from benefit_account").update();
        assertThat(enter(null, NEW, DECEMBER, "BAC-1")).isTrue();
        deliver(OLD, "2019-07-01");
        assertThat(iban(DECEMBER)).isEqualTo(NEW);
        assertThat(house.accounts().lastOf(List.of(BENEFIT)).get(BENEFIT).iban())
                .isEqualTo(NEW);
    }

    @Test
    void aFirstDeliveryWritesNoPeriods() {
        house.db().sql("delete from benefit_account").update();
        deliver(OLD, "2019-07-01");
        assertThat(count()).isZero();
        assertThat(iban(DECEMBER)).isEqualTo(OLD);
    }

    @Test
    void theFactThatAFormShowsIsThePresentAccount() {
        enter(OLD, NEW, RegistryDatabase.TODAY, "BAC-1");
        enter(NEW, NEWER, DECEMBER, "BAC-2");
        var facts = new KnownFacts(house.db(), house.changes(), RegistryDatabase.CLOCK).of(IBRAHIM);
        assertThat(facts.get("iban"))
                .isEqualTo(new KnownFact("SA•• •••• 7519", "registry.source.bank", RegistryDatabase.TODAY));
    }

    private boolean enter(@Nullable String present, String iban, LocalDate from, String source) {
        var expected = new HashMap<String, @Nullable String>();
        expected.put(BENEFIT, present);
        var entry = new AccountEntry(IBRAHIM, expected, iban, "Ibrahim Al-Qahtani", "NAJDSARI", from, source);
        return Boolean.TRUE.equals(new TransactionTemplate(new DataSourceTransactionManager(house.source()))
                .execute(status -> house.accounts().enter(entry)));
    }

    private void deliver(String iban, String from) {
        String file = "benefit_id,iban,holder_name,bank_bic,valid_from\n" + BENEFIT + "," + iban
                + ",Ibrahim Al-Qahtani,DIWASARI," + from + "\n";
        house.imports().run("accounts", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), false);
    }

    private String iban(LocalDate on) {
        return iban(on, now());
    }

    private String iban(LocalDate on, Instant known) {
        return house.accounts().accountOf(BENEFIT, on, known).orElseThrow().iban();
    }

    private long count() {
        return house.db()
                .sql("select count(*) from benefit_account_period")
                .query(Long.class)
                .single();
    }

    /** The moment at the database, which records by its own clock. */
    private Instant now() {
        return house.db()
                .sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
