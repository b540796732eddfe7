package org.diwan.cases;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.diwan.catalog.Services;
import org.diwan.web.Incident;
import org.diwan.web.IncidentSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Steps of processes that were retried long enough, for the operator to look at. */
@Component
class EngineIncidents implements IncidentSource {

    private final RuntimeService runtime;
    private final ManagementService management;
    private final Services services;

    EngineIncidents(RuntimeService runtime, ManagementService management, Services services) {
        this.runtime = runtime;
        this.management = management;
        this.services = services;
    }

    @Override
    public String name() {
        return "steps";
    }

    @Override
    public List<Incident> open() {
        return runtime.createIncidentQuery().incidentType("failedJob").list().stream()
                .map(this::incident)
                .sorted(Comparator.comparing(Incident::since))
                .toList();
    }

    @Override
    public long waiting() {
        return management.createJobQuery().messages().withRetriesLeft().count();
    }

    @Override
    public void retry(String id) {
        management.setJobRetries(id, 1);
    }

    private Incident incident(org.camunda.bpm.engine.runtime.Incident incident) {
        ProcessInstance process = runtime.createProcessInstanceQuery()
                .processInstanceId(incident.getProcessInstanceId())
                .singleResult();
        String service = incident.getProcessDefinitionId().split(":")[0];
        String step = "incident." + incident.getActivityId();
        return new Incident(
                incident.getConfiguration(),
                incident.getIncidentTimestamp().toInstant(),
                Objects.requireNonNullElse(
                        services.get(service).text(step, LocaleContextHolder.getLocale()), incident.getActivityId()),
                service,
                process == null ? null : process.getBusinessKey(),
                Objects.requireNonNullElse(incident.getIncidentMessage(), ""),
                5,
                "bad");
    }
}
