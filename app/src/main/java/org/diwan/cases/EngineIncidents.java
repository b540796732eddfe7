package org.diwan.cases;

import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern CAUSE = Pattern.compile("^Caused by: [\\w.$]+: (.+)$", Pattern.MULTILINE);

    private final RuntimeService runtime;
    private final ManagementService management;
    private final Services services;
    private final Clock clock;

    EngineIncidents(RuntimeService runtime, ManagementService management, Services services, Clock clock) {
        this.runtime = runtime;
        this.management = management;
        this.services = services;
        this.clock = clock;
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

    /** At once: the last try has put the job off by an hour. */
    @Override
    public void retry(String id) {
        management
                .setJobRetries(1)
                .jobId(id)
                .dueDate(Date.from(clock.instant()))
                .execute();
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
                cause(incident),
                5,
                "bad");
    }

    /** What lay at the bottom of it; the engine's own words for it hide that. */
    private String cause(org.camunda.bpm.engine.runtime.Incident incident) {
        String told = Objects.requireNonNullElse(incident.getIncidentMessage(), "");
        if (management.createJobQuery().jobId(incident.getConfiguration()).count() == 0) {
            return told;
        }
        String trace =
                Objects.requireNonNullElse(management.getJobExceptionStacktrace(incident.getConfiguration()), "");
        Matcher bottom = CAUSE.matcher(trace);
        while (bottom.find()) {
            told = bottom.group(1);
        }
        return told;
    }
}
