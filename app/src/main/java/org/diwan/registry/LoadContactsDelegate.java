package org.diwan.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** The step {@code ${loadContacts}}: what a decision about the client's contacts needs, never the contacts themselves. */
@Component("loadContacts")
class LoadContactsDelegate implements JavaDelegate {

    private static final Duration LATELY = Duration.ofDays(30);

    private final Registry registry;
    private final RecordChanges changes;
    private final Clock clock;

    LoadContactsDelegate(Registry registry, RecordChanges changes, Clock clock) {
        this.registry = registry;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String client = (String) execution.getVariable("client");
        Map<String, Object> record = registry.record(client, LocalDate.now(clock))
                .map(PersonRecord::decisionFacts)
                .orElse(LoadRecordDelegate.UNKNOWN);
        Optional<Contacts> contacts = registry.contacts(client);
        Map<String, Object> facts = Map.of(
                "status", record.get("status"),
                "investigation", record.get("investigation"),
                "hasEmail", contacts.map(Contacts::email).isPresent(),
                "hasMobile", contacts.map(Contacts::mobile).isPresent(),
                "emailChangedLately", changes.changedWithin(LATELY, client, RecordField.EMAIL),
                "mobileChangedLately", changes.changedWithin(LATELY, client, RecordField.MOBILE));
        execution.setVariable("contacts", Variables.untypedValue(facts, true));
    }
}
