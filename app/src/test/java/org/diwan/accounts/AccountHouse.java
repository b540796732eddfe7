package org.diwan.accounts;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.diwan.bank.Banks;
import org.diwan.calendar.WorkingTimes;
import org.diwan.cases.Cases;
import org.diwan.money.Iban;
import org.diwan.registry.RegistryDatabase;
import org.mockito.ArgumentCaptor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps of a change of account on a registry of their own, on a given day. */
record AccountHouse(RegistryDatabase registry, Clock clock, PaymentSettings settings) {

    static final String IBRAHIM = "1000000024";
    static final String BENEFIT = "600000000";
    static final String HER_BENEFIT = "600000001";
    static final String OLD = Iban.of("SA", "10000000000600000000");
    static final String NEW = Iban.of("SA", "80000000608010167519");
    static final String OTHER = Iban.of("SA", "80000000608010167520");

    static AccountHouse fresh() {
        RegistryDatabase registry = RegistryDatabase.fresh();
        registry.fill(10);
        return new AccountHouse(registry, RegistryDatabase.CLOCK, settings(false));
    }

    static PaymentSettings settings(boolean scheduled) {
        return new PaymentSettings(25, 3, scheduled);
    }

    AccountHouse at(Clock other) {
        return new AccountHouse(registry, other, settings);
    }

    PaymentMonths months() {
        return new PaymentMonths(registry.db());
    }

    PaymentCalendar calendar() {
        return new PaymentCalendar(settings, months(), WorkingTimes.at(clock), clock, ZoneOffset.UTC);
    }

    AccountChanges changes() {
        return new AccountChanges(registry.db(), registry.accounts(), months(), clock);
    }

    Banks banks() {
        try {
            return new Banks(new ClassPathResource("bank/banks.csv"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All in one transaction, as a step of the engine runs. */
    <T> T together(Supplier<T> work) {
        return new TransactionTemplate(new DataSourceTransactionManager(registry.source()))
                .execute(status -> work.get());
    }

    void reserve(String reference, String client, Object benefits, String iban) {
        DelegateExecution execution = execution(reference, client, benefits, iban, "Ibrahim Al-Qahtani");
        when(execution.getVariable("stopPeriod")).thenReturn("PT24H");
        run(new ReserveAccountDelegate(changes(), banks()), execution);
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> load(String reference, String client, Object benefits, String iban, String holder) {
        DelegateExecution execution = execution(reference, client, benefits, iban, holder);
        Cases cases = mock(Cases.class);
        when(cases.find(any())).thenReturn(Optional.empty());
        var facts = new AccountFacts(registry.payees(), registry.accounts(), changes(), banks(), clock);
        run(new LoadAccountsDelegate(facts, cases), execution);
        return (Map<String, Object>) passed(execution, "account");
    }

    String activate(String reference, String client, String effective) {
        DelegateExecution execution = execution(reference, client, List.of(), "", "");
        when(execution.getVariable("effective")).thenReturn(effective);
        run(new ActivateAccountDelegate(changes(), calendar()), execution);
        ArgumentCaptor<Object> from = ArgumentCaptor.forClass(Object.class);
        verify(execution).setVariable(eq("effectiveFrom"), from.capture());
        return from.getValue().toString();
    }

    void release(String reference) {
        run(new ReleaseAccountDelegate(changes()), execution(reference, IBRAHIM, List.of(), "", ""));
    }

    void run(JavaDelegate step, DelegateExecution execution) {
        together(() -> {
            try {
                step.execute(execution);
                return true;
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    static DelegateExecution execution(String reference, String client, Object benefits, String iban, String holder) {
        DelegateExecution execution = mock(DelegateExecution.class);
        when(execution.getProcessBusinessKey()).thenReturn(reference);
        when(execution.getVariable("client")).thenReturn(client);
        when(execution.getVariable("answers")).thenReturn(Map.of("benefits", benefits, "iban", iban, "holder", holder));
        return execution;
    }

    static Object passed(DelegateExecution execution, String variable) {
        ArgumentCaptor<Object> value = ArgumentCaptor.forClass(Object.class);
        verify(execution, atLeast(1)).setVariable(eq(variable), value.capture());
        return value.getValue() instanceof TypedValue typed && typed.isTransient()
                ? typed.getValue()
                : value.getValue();
    }
}
