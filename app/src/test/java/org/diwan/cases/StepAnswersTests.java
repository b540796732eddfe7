package org.diwan.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.diwan.DiwanTest;
import org.diwan.registry.Registry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DiwanTest
class StepAnswersTests {

    private static final String CLIENT = "2000000170";

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    Registry registry;

    @Test
    void aStepIsHandedAnswersThatTheEngineNeverKeeps() {
        Map<String, Object> answers =
                Map.of("changes", List.of("email", "mobile"), "email", "new@example.com", "mobile", "+966 55 765 4321");
        String reference = cases.submit(new NewCase(
                "contact-details-change",
                CLIENT,
                CLIENT,
                "web",
                answers,
                UUID.randomUUID().toString()));
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .singleResult()
                .getId();
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(instance)
                        .list())
                .extracting(VariableInstance::getName)
                .containsExactlyInAnyOrder("client", "office", "channel", "risk", "announce", "reason");

        Task task = tasks.openOfCase(reference).get(0);
        tasks.claim(task.id(), "clerk1", WorkGroups.of("clerk"));
        tasks.complete(task.id(), "clerk1", Map.of("outcome", "confirm"));

        assertThat(registry.contacts(CLIENT).orElseThrow().email()).isEqualTo("new@example.com");
        assertThat(registry.contacts(CLIENT).orElseThrow().mobile()).isEqualTo("+966557654321");
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(instance)
                        .list())
                .extracting(HistoricVariableInstance::getName)
                .doesNotContain("answers", "contacts", "changed", "email", "mobile");
    }
}
