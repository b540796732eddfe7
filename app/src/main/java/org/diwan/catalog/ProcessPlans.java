package org.diwan.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** The drawn processes of services, read from their models once for each release. */
@Component
public class ProcessPlans {

    private final RepositoryService repository;
    private final Map<String, ProcessPlan> plans = new ConcurrentHashMap<>();

    ProcessPlans(RepositoryService repository) {
        this.repository = repository;
    }

    /** The process of the release that new cases of the service get; empty where it has never been published. */
    public Optional<ProcessPlan> current(String service) {
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(service)
                        .latestVersion()
                        .singleResult())
                .map(ProcessDefinition::getId)
                .map(this::of);
    }

    /** The process of one release, by the id that the engine gave it. */
    public ProcessPlan of(String processDefinitionId) {
        return plans.computeIfAbsent(processDefinitionId, id -> ProcessPlan.of(repository.getBpmnModelInstance(id)));
    }
}
