package org.diwan.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${amendRecord}}: the fact that the answer {@code about} names becomes what the answer of that name
 * says. Dates and occupation are those of the present employment, without one of the last. What the registry cannot hold
 * ({@link RecordField}, a day that has not come, an end before the beginning, no such record) gives {@code notAmendable}.
 */
@Component("amendRecord")
class AmendRecordDelegate implements JavaDelegate {

    private final Registry registry;
    private final RecordChanges changes;
    private final Clock clock;

    AmendRecordDelegate(Registry registry, RecordChanges changes, Clock clock) {
        this.registry = registry;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RecordChange change = change(execution).orElseThrow(() -> {
            execution.setVariable("reason", "not-amendable");
            return new BpmnError("notAmendable", "The registry cannot hold the value");
        });
        changes.make(change);
    }

    private Optional<RecordChange> change(DelegateExecution execution) {
        HandedAnswers answers = HandedAnswers.of(execution.getVariable("answers"));
        String client = (String) execution.getVariable("client");
        Object doneBy = execution.getVariable("doneBy");
        return registry.record(client, LocalDate.now(clock)).flatMap(record -> RecordField.of(answers.find("about"))
                .filter(answers::has)
                .map(field -> new RecordChange(
                        client,
                        field.ofEmployment()
                                ? record.latestEmployment()
                                        .map(Employment::employmentId)
                                        .orElse(null)
                                : null,
                        field,
                        answers.text(field),
                        execution.getProcessBusinessKey(),
                        doneBy == null ? client : doneBy.toString()))
                .filter(change -> fits(change, record)));
    }

    private boolean fits(RecordChange change, PersonRecord record) {
        String value = change.value();
        if (change.field().refuse(value) != null || change.field().ofEmployment() && change.employmentId() == null) {
            return false;
        }
        Optional<Employment> employment = record.latestEmployment();
        return switch (change.field()) {
            case BIRTH_DATE -> isPast(value);
            case JOINED ->
                isPast(value)
                        && employment
                                .map(Employment::endedOn)
                                .filter(end -> LocalDate.parse(value).isAfter(end))
                                .isEmpty();
            case ENDED ->
                employment
                        .filter(one -> LocalDate.parse(value).isBefore(one.startedOn()))
                        .isEmpty();
            default -> true;
        };
    }

    private boolean isPast(String day) {
        return !LocalDate.parse(day).isAfter(LocalDate.now(clock));
    }
}
