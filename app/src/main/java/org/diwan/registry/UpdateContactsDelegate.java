package org.diwan.registry;

import java.util.List;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${updateContacts}}: of the answers {@code email}, {@code mobile}, {@code city} and {@code language}
 * those that were given become the client's; {@code changed} names those that were others before. A client whom the
 * registry does not know gives {@code personUnknown}.
 */
@Component("updateContacts")
class UpdateContactsDelegate implements JavaDelegate {

    private final Registry registry;
    private final RecordChanges changes;

    UpdateContactsDelegate(Registry registry, RecordChanges changes) {
        this.registry = registry;
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String client = (String) execution.getVariable("client");
        if (registry.contacts(client).isEmpty()) {
            execution.setVariable("reason", "unknown-person");
            throw new BpmnError("personUnknown", "There is no record to change");
        }
        HandedAnswers answers = HandedAnswers.of(execution.getVariable("answers"));
        List<String> changed = RecordField.CONTACTS.stream()
                .filter(answers::has)
                .filter(field -> changes.make(new RecordChange(
                        client, null, field, answers.text(field), execution.getProcessBusinessKey(), client)))
                .map(RecordField::key)
                .toList();
        execution.setVariable("changed", Variables.untypedValue(changed, true));
    }
}
