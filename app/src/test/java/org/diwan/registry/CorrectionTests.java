package org.diwan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class CorrectionTests {

    private static RegistryDatabase house;

    @BeforeAll
    static void fill() {
        house = RegistryDatabase.fresh();
        house.fill(DemoCitizens.COUNT);
    }

    @Test
    void anAcceptedGapMakesTheRecordCleanAndKeepsWhoSaidSo() {
        correct("1000000016", Map.of("correction", "accept-gap", "doneBy", "clerk1"));
        assertThat(record("1000000016").quality().gapDays()).isZero();
        assertThat(house.db()
                        .sql("select kind, case_reference, recorded_by from registry_correction"
                                + " where national_id = '1000000016'")
                        .query()
                        .singleRow()
                        .values())
                .containsExactly("gap-accepted", "CRT-2026-ABCDEFGH", "clerk1");
    }

    @Test
    void anAcceptedOverlapMakesTheRecordClean() {
        correct("1000000040", Map.of("correction", "accept-overlap"));
        assertThat(record("1000000040").quality().overlaps()).isEmpty();
    }

    @Test
    void anAddedWageFillsTheMonthsThatHadNone() {
        correct("1000000065", Map.of("correction", "add-wages", "wage", new BigDecimal("6000.00")));
        assertThat(record("1000000065").quality().missing()).isEmpty();
        assertThat(record("1000000065").facts())
                .containsEntry("monthlyWage", new Fact.Money(new BigDecimal("6000.00"), "SAR"));
    }

    @Test
    void withoutAnythingAcceptedNothingIsCorrected() {
        correct("1000000073", Map.of("correction", "none", "wage", ""));
        assertThat(house.db()
                        .sql("select count(*) from registry_correction where national_id = '1000000073'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theLoadedRecordLastsForTheTransactionOnly() {
        assertThat(loaded("1000000065")).containsEntry("status", "active");
        assertThat(loaded("1999999998")).isEqualTo(LoadRecordDelegate.UNKNOWN);
    }

    private static Object loadedValue(String client) {
        DelegateExecution execution = mock(DelegateExecution.class);
        when(execution.getVariable("client")).thenReturn(client);
        new LoadRecordDelegate(house.registry(), RegistryDatabase.CLOCK).execute(execution);
        ArgumentCaptor<TypedValue> value = ArgumentCaptor.forClass(TypedValue.class);
        verify(execution).setVariable(org.mockito.ArgumentMatchers.eq("record"), value.capture());
        assertThat(value.getValue().isTransient()).isTrue();
        return value.getValue().getValue();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> loaded(String client) {
        return (Map<String, Object>) loadedValue(client);
    }

    private static void correct(String client, Map<String, Object> variables) {
        DelegateExecution execution = mock(DelegateExecution.class);
        when(execution.getVariable("client")).thenReturn(client);
        when(execution.getProcessBusinessKey()).thenReturn("CRT-2026-ABCDEFGH");
        variables.forEach((name, value) -> when(execution.getVariable(name)).thenReturn(value));
        new CorrectRecordDelegate(house.registry(), RegistryDatabase.CLOCK).execute(execution);
    }

    private static PersonRecord record(String id) {
        return house.registry().record(id, RegistryDatabase.TODAY).orElseThrow();
    }
}
