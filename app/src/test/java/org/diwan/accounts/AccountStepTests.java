package org.diwan.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diwan.accounts.AccountHouse.BENEFIT;
import static org.diwan.accounts.AccountHouse.HER_BENEFIT;
import static org.diwan.accounts.AccountHouse.IBRAHIM;
import static org.diwan.accounts.AccountHouse.NEW;
import static org.diwan.accounts.AccountHouse.OLD;
import static org.diwan.accounts.AccountHouse.OTHER;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.diwan.registry.BenefitAccount;
import org.diwan.registry.RegistryDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class AccountStepTests {

    private AccountHouse house;

    @BeforeEach
    void open() {
        house = AccountHouse.fresh();
    }

    @Test
    void aPlainChangeHasNothingAgainstIt() {
        assertThat(load(List.of(BENEFIT), NEW, "Ibrahim Al Qahtani"))
                .containsEntry("known", true)
                .containsEntry("status", "pensioner")
                .containsEntry("investigation", false)
                .containsEntry("guardian", false)
                .containsEntry("benefitsInPayment", 1)
                .containsEntry("foreign", false)
                .containsEntry("ibanProblem", "")
                .containsEntry("bankKnown", true)
                .containsEntry("country", "SA")
                .containsEntry("bankBic", "NAJDSARI")
                .containsEntry("sameAccount", false)
                .containsEntry("running", false)
                .containsEntry("changesLast12Months", 0)
                .containsEntry("contactsChangedLately", false)
                .containsEntry("monthlyAmount", new BigDecimal("7850.00"))
                .containsEntry("currency", "SAR")
                .containsEntry("channel", "web")
                .hasSize(18)
                .hasEntrySatisfying(
                        "holderSimilarity", like -> assertThat((int) like).isGreaterThan(85));
    }

    @Test
    void whatIsWrongWithAnAccountNumberIsTold() {
        assertThat(problem(NEW.substring(1))).isEqualTo("country");
        assertThat(problem(NEW + "0")).isEqualTo("length");
        assertThat(problem(NEW.replaceFirst("9$", "8"))).isEqualTo("check-digits");
        assertThat(problem(NEW.replaceFirst("9$", "?"))).isEqualTo("characters");
        assertThat(load(List.of(BENEFIT), "GB29NWBK60161331926819", "I"))
                .containsEntry("ibanProblem", "")
                .containsEntry("bankKnown", false)
                .containsEntry("country", "GB");
    }

    @Test
    void theAccountAsItIsTypedIsTheSame() {
        assertThat(load(List.of(BENEFIT), OLD.toLowerCase() + " ", "I")).containsEntry("sameAccount", true);
    }

    @Test
    void aBenefitOfSomebodyElseIsForeign() {
        assertThat(load(List.of(BENEFIT, HER_BENEFIT), NEW, "I"))
                .containsEntry("foreign", true)
                .containsEntry("benefitsInPayment", 1);
        assertThat(load(HER_BENEFIT, NEW, "I")).containsEntry("foreign", true).containsEntry("benefitsInPayment", 0);
        assertThat(house.load("BAC-1", "1999999998", List.of(BENEFIT), NEW, "I"))
                .containsEntry("known", false)
                .containsEntry("status", "unknown")
                .containsEntry("foreign", true)
                .containsEntry("holderSimilarity", 0)
                .containsEntry("monthlyAmount", BigDecimal.ZERO);
    }

    @Test
    void whatHappenedLatelyCounts() {
        house.registry().changeMobile(IBRAHIM);
        change("BAC-1", NEW);
        house.reserve("BAC-2", IBRAHIM, List.of(BENEFIT), OTHER);
        assertThat(load(List.of(BENEFIT), OTHER, "I"))
                .containsEntry("contactsChangedLately", true)
                .containsEntry("changesLast12Months", 1)
                .containsEntry("running", true);
        assertThat(house.load("BAC-2", IBRAHIM, List.of(BENEFIT), OTHER, "I")).containsEntry("running", false);
        AccountHouse later = house.at(Clock.offset(RegistryDatabase.CLOCK, Duration.ofDays(366)));
        assertThat(later.load("BAC-3", IBRAHIM, List.of(BENEFIT), OTHER, "I")).containsEntry("changesLast12Months", 0);
    }

    @Test
    void whileOneChangeRunsAnotherIsTurnedAway() {
        house.reserve("BAC-1", IBRAHIM, List.of(BENEFIT), NEW);
        assertThatThrownBy(() -> house.reserve("BAC-2", IBRAHIM, List.of(BENEFIT), OTHER))
                .isInstanceOfSatisfying(BpmnError.class, error -> assertThat(error.getErrorCode())
                        .isEqualTo("changeRunning"));
        house.release("BAC-1");
        house.release("BAC-1");
        house.reserve("BAC-2", IBRAHIM, List.of(BENEFIT), OTHER);
        assertThat(house.changes().pendingOf("BAC-1")).isEmpty();
        assertThat(house.changes().pendingOf("BAC-2"))
                .contains(new PendingChange("BAC-2", 1, List.of(BENEFIT), OTHER, "Ibrahim Al-Qahtani", "NAJDSARI"));
    }

    @Test
    void aCorrectionReplacesTheCasesOwnReservationButNotItsStopPeriod() {
        DelegateExecution first = AccountHouse.execution("BAC-1", IBRAHIM, List.of(BENEFIT), NEW, "I");
        Mockito.when(first.getVariable("stopPeriod")).thenReturn("PT24H");
        house.run(new ReserveAccountDelegate(house.changes(), house.banks()), first);
        AccountHouse later = house.at(Clock.offset(RegistryDatabase.CLOCK, Duration.ofDays(3)));
        DelegateExecution second = AccountHouse.execution("BAC-1", IBRAHIM, List.of(BENEFIT), OTHER, "I");
        Mockito.when(second.getVariable("stopPeriod")).thenReturn("PT24H");
        later.run(new ReserveAccountDelegate(later.changes(), later.banks()), second);

        assertThat(house.changes().pendingOf("BAC-1"))
                .map(change -> change.attempt() + change.iban())
                .contains("2" + OTHER);
        assertThat(AccountHouse.passed(first, "stopPeriodEnds"))
                .isEqualTo(AccountHouse.passed(second, "stopPeriodEnds"))
                .isEqualTo(Date.from(RegistryDatabase.CLOCK.instant().plus(Duration.ofHours(24))));
    }

    @Test
    void ofManyChangesOfTwoBenefitsAtOnceOneWins() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> tries = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        List<String> benefits =
                                i % 2 == 0 ? List.of(BENEFIT, HER_BENEFIT) : List.of(HER_BENEFIT, BENEFIT);
                        return house.together(() -> house.changes()
                                .reserve(
                                        "BAC-" + i,
                                        IBRAHIM,
                                        WantedAccount.of(Map.of("benefits", benefits, "iban", NEW, "holder", "I")),
                                        "NAJDSARI")
                                .isPresent());
                    })
                    .toList();
            int won = 0;
            for (Future<Boolean> one : threads.invokeAll(tries)) {
                won += one.get() ? 1 : 0;
            }
            assertThat(won).isOne();
        } finally {
            threads.shutdown();
        }
        assertThat(house.registry()
                        .db()
                        .sql(
                                "select count(*) as rows, count(distinct case_reference) as cases from account_change where state = 'pending'")
                        .query()
                        .singleRow()
                        .values())
                .containsExactly(2L, 1L);
    }

    @Test
    void theNextRunIsToldWithItsWorkingDays() {
        DelegateExecution execution = AccountHouse.execution("BAC-1", IBRAHIM, List.of(), "", "");
        house.run(new LoadPaymentRunDelegate(house.months(), house.calendar()), execution);
        assertThat(AccountHouse.passed(execution, "run"))
                .isEqualTo(Map.of("month", "2026-11", "payDay", LocalDate.of(2026, 11, 25), "workingDaysLeft", 3));
    }

    @Test
    void anActiveAccountHoldsFromTheMonthThatTheCutOffGives() {
        house.reserve("BAC-1", IBRAHIM, List.of(BENEFIT), NEW);
        assertThat(house.activate("BAC-1", IBRAHIM, "next")).isEqualTo("2026-11-01");
        assertThat(last())
                .extracting(BenefitAccount::iban, BenefitAccount::bankBic)
                .containsExactly(NEW, "NAJDSARI");
        house.reserve("BAC-2", IBRAHIM, List.of(BENEFIT), OTHER);
        assertThat(house.activate("BAC-2", IBRAHIM, "following")).isEqualTo("2026-12-01");
        assertThat(house.changes().pendingOf("BAC-2")).isEmpty();
    }

    @Test
    void aMonthThatIsPaidIsNotRewritten() {
        house.reserve("BAC-1", IBRAHIM, List.of(BENEFIT), NEW);
        paid("2026-11");
        paid("2026-12");
        assertThat(house.activate("BAC-1", IBRAHIM, "next")).isEqualTo("2027-01-01");
    }

    @Test
    void whatTheRegistryNoLongerAllowsChangesNothing() {
        house.reserve("BAC-1", IBRAHIM, List.of(BENEFIT), NEW);
        house.registry().db().sql("update benefit_account set iban = 'SA0'").update();
        assertNotUpdated("BAC-1");
        house.registry()
                .db()
                .sql("update benefit_account set iban = ?")
                .param(OLD)
                .update();
        house.registry().db().sql("update person set status = 'deceased'").update();
        assertNotUpdated("BAC-1");
        house.registry().db().sql("update person set status = 'pensioner'").update();
        house.registry().db().sql("update benefit set ended_on = '2026-10-31'").update();
        assertNotUpdated("BAC-1");
        house.release("BAC-1");
        assertNotUpdated("BAC-1");
        assertThat(last().iban()).isEqualTo(OLD);
    }

    private void assertNotUpdated(String reference) {
        assertThatThrownBy(() -> house.activate(reference, IBRAHIM, "next"))
                .isInstanceOfSatisfying(BpmnError.class, error -> assertThat(error.getErrorCode())
                        .isEqualTo("accountNotUpdated"));
    }

    private void change(String reference, String iban) {
        house.reserve(reference, IBRAHIM, List.of(BENEFIT), iban);
        house.activate(reference, IBRAHIM, "next");
    }

    private void paid(String month) {
        house.registry()
                .db()
                .sql(
                        "insert into payment_run (month, pay_day, run_by, run_at, file_name) values (?, now(), 'x', now(), 'x')")
                .param(month)
                .update();
    }

    private BenefitAccount last() {
        return house.registry().accounts().lastOf(List.of(BENEFIT)).get(BENEFIT);
    }

    private Object problem(String iban) {
        return load(List.of(BENEFIT), iban, "I").get("ibanProblem");
    }

    private Map<String, Object> load(Object benefits, String iban, String holder) {
        return house.load("BAC-9", IBRAHIM, benefits, iban, holder);
    }
}
