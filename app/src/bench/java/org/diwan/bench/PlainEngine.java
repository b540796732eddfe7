package org.diwan.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;

/** Camunda as it comes, in this process: answers are variables, history is full, one human step. */
final class PlainEngine implements AutoCloseable {

    private static final String PROCESS = "plain";

    private final HikariDataSource pool;
    private final ProcessEngine engine;

    PlainEngine(Database database) {
        pool = database.pool();
        engine = ProcessEngineConfiguration.createStandaloneProcessEngineConfiguration()
                .setDataSource(pool)
                .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE)
                .setHistory(ProcessEngineConfiguration.HISTORY_FULL)
                .buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "plain.bpmn",
                        Bpmn.createExecutableProcess(PROCESS)
                                .camundaHistoryTimeToLive(30)
                                .startEvent()
                                .userTask("review")
                                .camundaCandidateGroups("clerk")
                                .endEvent()
                                .done())
                .deploy();
    }

    /** Starts an instance; answers its id. */
    String start(String businessKey, Map<String, Object> answers) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey(PROCESS, businessKey, answers)
                .getId();
    }

    String task(String instance) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    void complete(String task, Map<String, Object> answers) {
        engine.getTaskService().complete(task, answers);
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
