package org.diwan.cases;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Execution;
import org.diwan.catalog.Service;
import org.diwan.web.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs the processes of cases in the engine. */
@Component
class ProcessRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessRunner.class);

    /** How long the request that started a case has its first job to itself, before the job executor may take it. */
    private static final Duration OWN_TIME = Duration.ofSeconds(20);

    private final RuntimeService runtime;
    private final ManagementService management;
    private final ProcessEngineConfigurationImpl engine;
    private final Node node;
    private final Clock clock;

    ProcessRunner(
            RuntimeService runtime,
            ManagementService management,
            ProcessEngineConfigurationImpl engine,
            Node node,
            Clock clock) {
        this.runtime = runtime;
        this.management = management;
        this.engine = engine;
        this.node = node;
        this.clock = clock;
    }

    /** Starts the service's process; answers the jobs that wait for {@link #continueNow}. */
    List<String> start(Service service, Case file, Map<String, Object> answers) {
        Map<String, Object> variables = routing(service, answers);
        variables.put(CaseVariable.CLIENT.name(), file.client());
        variables.put(CaseVariable.CHANNEL.name(), file.channel());
        variables.put(CaseVariable.OFFICE.name(), file.office());
        return engine.getCommandExecutorTxRequired().execute(context -> {
            runtime.createProcessInstanceByKey(service.key())
                    .businessKey(file.reference())
                    .setVariables(variables)
                    .execute();
            List<AcquirableJobEntity> jobs =
                    context.getDbEntityManager().getCachedEntitiesByType(AcquirableJobEntity.class);
            jobs.forEach(this::keepForThisRequest);
            return jobs.stream().map(AcquirableJobEntity::getId).toList();
        });
    }

    private void keepForThisRequest(AcquirableJobEntity job) {
        job.setLockOwner(node.owner());
        job.setLockExpirationTime(Date.from(clock.instant().plus(OWN_TIME)));
    }

    /** Runs the jobs in this thread. A fault leaves the job to the executor, which retries and reports it. */
    void continueNow(List<String> jobs) {
        for (String job : jobs) {
            try {
                ExecuteJobHelper.executeJob(job, engine.getCommandExecutorTxRequired());
            } catch (RuntimeException fault) {
                LOG.warn(
                        "Job {} is left to be retried: {}",
                        job,
                        fault.getClass().getSimpleName());
            }
        }
    }

    List<String> awaitedMessages(String reference) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance -> runtime
                        .createEventSubscriptionQuery()
                        .processInstanceId(instance.getId())
                        .eventType("message")
                        .list()
                        .stream())
                .map(EventSubscription::getEventName)
                .toList();
    }

    /** Lets the process know how urgent its case is. */
    void prioritize(String reference, String priority) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .list()
                .forEach(instance -> runtime.setVariable(instance.getId(), CaseVariable.PRIORITY.name(), priority));
    }

    void correlate(Service service, String reference, String message, Map<String, Object> answers) {
        try {
            runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(reference)
                    .setVariables(routing(service, answers))
                    .correlate();
        } catch (MismatchingMessageCorrelationException | OptimisticLockingException overtaken) {
            throw new TaskGone(reference);
        }
    }

    /** Gives the message to the one place of the case that waits for it; see {@link Cases#tell}. */
    Told tell(String reference, String message, Map<String, Object> variables) {
        List<Execution> waiting = runtime.createExecutionQuery()
                .processInstanceBusinessKey(reference)
                .messageEventSubscriptionName(message)
                .list();
        if (waiting.isEmpty()) {
            return isMoving(reference) ? Told.NOT_YET : Told.NO_LONGER;
        }
        runtime.messageEventReceived(message, waiting.get(0).getId(), variables);
        return Told.TOLD;
    }

    /** Whether a step is due or under way, after which the case may wait for something else. */
    private boolean isMoving(String reference) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .anyMatch(instance -> management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .messages()
                                .count()
                        > 0);
    }

    /** Of all answers only those that the service declares as routing facts become variables. */
    static Map<String, Object> routing(Service service, Map<String, Object> answers) {
        Map<String, Object> variables = new HashMap<>();
        for (String name : service.description().variables()) {
            Object answer = answers.get(name);
            if (answer != null) {
                variables.put(name, answer instanceof Number ? answer.toString() : answer);
            }
        }
        return variables;
    }
}
