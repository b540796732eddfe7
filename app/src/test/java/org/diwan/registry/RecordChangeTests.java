package org.diwan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class RecordChangeTests {

    private static final String NOUF = "1000000008";
    private static final String LINA = "1000000032";
    private static final String STRANGER = "1999999998";

    private RegistryDatabase house;

    @BeforeEach
    void fill() {
        house = RegistryDatabase.fresh();
        house.fill(DemoCitizens.COUNT);
    }

    @Test
    void newContactsAreTakenAndOldOnesKept() {
        assertThat(update(NOUF, Map.of("email", "nouf@example.com", "mobile", "00966 (55) 123-4567", "city", "Jeddah")))
                .isEqualTo(List.of("email", "mobile"));
        assertThat(house.registry().contacts(NOUF).orElseThrow())
                .extracting(Contacts::email, Contacts::mobile)
                .containsExactly("nouf@example.com", "+966551234567");
        assertThat(history(NOUF))
                .containsExactly(
                        Map.of("field", "email", "old_value", "citizen1@example.org", "changed_by", NOUF),
                        Map.of("field", "mobile", "old_value", "+966500000001", "changed_by", NOUF));
    }

    @Test
    void everyContactIsThoseOfNowAndThoseOfTheLastNinetyDaysEachOnce() {
        update(NOUF, Map.of("email", "Second@example.com", "mobile", "+966551234567"));
        age(NOUF, 80);
        house.db().sql("update record_change set case_reference = 'earlier'").update();
        update(NOUF, Map.of("email", "third@example.com"));
        Reach reach = house.registry().reach(NOUF, Duration.ofDays(90));
        assertThat(reach.emails()).containsExactly("citizen1@example.org", "second@example.com", "third@example.com");
        assertThat(reach.mobiles()).containsExactlyInAnyOrder("+966500000001", "+966551234567");
        age(NOUF, 11);
        assertThat(house.registry().reach(NOUF, Duration.ofDays(90)))
                .isEqualTo(new Reach(Set.of("second@example.com", "third@example.com"), Set.of("+966551234567")));
        assertThat(house.registry().reach(STRANGER, Duration.ofDays(90))).isEqualTo(new Reach(Set.of(), Set.of()));
    }

    private void age(String nationalId, int days) {
        house.db()
                .sql("update record_change set changed_at = changed_at - ? * interval '1 day' where national_id = ?")
                .params(days, nationalId)
                .update();
    }

    @Test
    void arabicDigitsMakeANumberToo() {
        update(NOUF, Map.of("mobile", "+٩٦٦ ٥٥ ١٢٣ ٤٥٦٧"));
        assertThat(house.registry().contacts(NOUF).orElseThrow().mobile()).isEqualTo("+966551234567");
    }

    @Test
    void aRepeatedStepChangesNothingTwice() {
        update(NOUF, Map.of("email", "first@example.com"));
        house.db()
                .sql("update person set email = 'later@example.com' where national_id = ?")
                .param(NOUF)
                .update();
        assertThat(update(NOUF, Map.of("email", "first@example.com"))).isEqualTo(List.of());
        assertThat(house.registry().contacts(NOUF).orElseThrow().email()).isEqualTo("later@example.com");
        assertThat(history(NOUF)).hasSize(1);
    }

    @Test
    void whatTheRegistryCannotHoldIsAFault() {
        assertThatThrownBy(() -> update(NOUF, Map.of("email", "nobody"))).hasMessage("email is not an e-mail address");
        assertThatThrownBy(() -> update(STRANGER, Map.of("email", "a@example.com")))
                .isInstanceOf(BpmnError.class);
        assertThatThrownBy(() -> update(NOUF, null)).hasMessageContaining("is handed no answers");
    }

    @Test
    void aDecisionLearnsOfContactsOnlyWhatItNeeds() {
        update(NOUF, Map.of("mobile", "+966551234567"));
        DelegateExecution execution = execution(NOUF, null);
        new LoadContactsDelegate(house.registry(), house.changes(), RegistryDatabase.CLOCK).execute(execution);
        assertThat(passed(execution, "contacts"))
                .isEqualTo(Map.of(
                        "status", "active",
                        "investigation", false,
                        "hasEmail", true,
                        "hasMobile", true,
                        "emailChangedLately", false,
                        "mobileChangedLately", true));
    }

    @Test
    void anAcceptedCorrectionIsWrittenUnderTheClerksName() {
        amend(NOUF, Map.of("about", "nameLatin", "nameLatin", "Nouf Abdulrahman Alharbi"));
        assertThat(record(NOUF).person().name().latin()).isEqualTo("Nouf Abdulrahman Alharbi");
        assertThat(history(NOUF))
                .containsExactly(
                        Map.of("field", "nameLatin", "old_value", "Nouf Abdulrahman Al-Harbi", "changed_by", "clerk1"));
    }

    @Test
    void datesAreThoseOfThePresentEmployment() {
        amend(NOUF, Map.of("about", "joined", "joined", "2019-02-01"));
        assertThat(record(NOUF).latestEmployment().orElseThrow().startedOn()).isEqualTo(LocalDate.of(2019, 2, 1));
        amend(NOUF, Map.of("about", "ended", "ended", "2026-10-31"));
        assertThat(record(NOUF).currentEmployment()).isEmpty();
        amend(NOUF, Map.of("about", "occupation", "occupation", "nurse"));
        assertThat(record(NOUF).latestEmployment().orElseThrow().occupation()).isEqualTo("nurse");
    }

    @Test
    void whatCannotBeSoGoesBackToTheClerk() {
        for (Map<String, String> answers : List.of(
                Map.of("about", "birthDate", "birthDate", "2027-01-01"),
                Map.of("about", "joined", "joined", "2027-01-01"),
                Map.of("about", "ended", "ended", "2001-01-01"),
                Map.of("about", "monthlyWage", "monthlyWage", "90000"),
                Map.of("about", "investigation", "investigation", "false"),
                Map.of("about", "city"))) {
            assertThatThrownBy(() -> amend(NOUF, answers)).isInstanceOf(BpmnError.class);
        }
        assertThatThrownBy(() -> amend(LINA, Map.of("about", "occupation", "occupation", "cook")))
                .isInstanceOf(BpmnError.class);
        assertThat(history(NOUF)).isEmpty();
    }

    @Test
    void historyTellsWhatTheRecordSaidOnADay() {
        change("CDC-1", "first@example.com", "2026-03-01T00:00:00Z");
        change("CDC-2", "second@example.com", "2026-06-01T00:00:00Z");
        assertThat(List.of(said("2026-02-01"), said("2026-04-01"), said("2026-11-01")))
                .containsExactly("citizen1@example.org", "first@example.com", "second@example.com");
    }

    @Test
    void aDeliveryThatKnowsLessThanTheRecordDoesNotUndoAChange() {
        update(NOUF, Map.of("email", "nouf@example.com"));
        deliver("citizen1@example.org");
        assertThat(house.registry().contacts(NOUF).orElseThrow().email()).isEqualTo("nouf@example.com");
        deliver("newest@example.com");
        assertThat(house.registry().contacts(NOUF).orElseThrow().email()).isEqualTo("newest@example.com");
    }

    private void deliver(String email) {
        String header = "national_id,name_latin,name_arabic,birth_date,sex,status,died_on,email,mobile,city,language,"
                + "guardian_id,investigation\n";
        String row = NOUF + ",Nouf,نوف,1990-04-12,F,active,," + email + ",+966500000001,Jeddah,ar,,false\n";
        house.imports().run("people", new ByteArrayInputStream((header + row).getBytes(StandardCharsets.UTF_8)), false);
    }

    private void change(String reference, String email, String at) {
        var clock = Clock.fixed(Instant.parse(at), ZoneOffset.UTC);
        new RecordChanges(house.db(), clock)
                .make(new RecordChange(NOUF, null, RecordField.EMAIL, email, reference, NOUF));
    }

    /** The value before the first change after that day, else the present one. */
    private String said(String day) {
        return house.db()
                .sql(
                        """
                select coalesce(
                    (select old_value from record_change c where c.national_id = p.national_id and c.field = 'email'
                        and c.changed_at >= :day::date + 1 order by c.changed_at limit 1), p.email)
                  from person p where p.national_id = :id""")
                .param("day", day)
                .param("id", NOUF)
                .query(String.class)
                .single();
    }

    private List<Map<String, Object>> history(String id) {
        return house.db()
                .sql("select field, old_value, changed_by from record_change where national_id = ? order by id")
                .param(id)
                .query()
                .listOfRows();
    }

    private Object update(String client, @Nullable Map<String, String> answers) {
        DelegateExecution execution = execution(client, answers);
        new UpdateContactsDelegate(house.registry(), house.changes()).execute(execution);
        return passed(execution, "changed");
    }

    private void amend(String client, Map<String, String> answers) {
        DelegateExecution execution = execution(client, answers);
        when(execution.getProcessBusinessKey()).thenReturn("RCO-" + answers.hashCode());
        new AmendRecordDelegate(house.registry(), house.changes(), RegistryDatabase.CLOCK).execute(execution);
    }

    private static DelegateExecution execution(String client, @Nullable Map<String, String> answers) {
        DelegateExecution execution = mock(DelegateExecution.class);
        when(execution.getVariable("client")).thenReturn(client);
        when(execution.getVariable("doneBy")).thenReturn("clerk1");
        when(execution.getVariable("answers")).thenReturn(answers == null ? null : new HashMap<>(answers));
        when(execution.getProcessBusinessKey()).thenReturn("CDC-2026-ABCDEFGH");
        return execution;
    }

    private static Object passed(DelegateExecution execution, String variable) {
        ArgumentCaptor<TypedValue> value = ArgumentCaptor.forClass(TypedValue.class);
        verify(execution).setVariable(eq(variable), value.capture());
        assertThat(value.getValue().isTransient()).isTrue();
        return value.getValue().getValue();
    }

    private PersonRecord record(String id) {
        return house.registry().record(id, RegistryDatabase.TODAY).orElseThrow();
    }
}
