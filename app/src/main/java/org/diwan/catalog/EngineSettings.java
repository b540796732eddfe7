package org.diwan.catalog;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationInitializer;
import org.springframework.stereotype.Component;

/** The engine as Diwan runs it: nothing that a model could reach beyond the steps, durable jobs, bounded queries. */
@Component
class EngineSettings extends AbstractProcessEnginePlugin {

    /** @param tables asked for so that the tables are there before the engine looks for them */
    EngineSettings(FlywayMigrationInitializer tables) {}

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        closeDoors(engine);
        engine.setDefaultSerializationFormat("application/json");
        engine.setEnforceHistoryTimeToLive(true);
        engine.setHistoryCleanupBatchWindowStartTime("01:00");
        engine.setHistoryCleanupBatchWindowEndTime("05:00");
        engine.setFailedJobRetryTimeCycle("R5/PT1M,PT5M,PT15M,PT1H");
        engine.setJobExecutorDeploymentAware(false);
        engine.setJdbcStatementTimeout(60);
    }

    private static void closeDoors(ProcessEngineConfigurationImpl engine) {
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setQueryMaxResultsLimit(1000);
        engine.setEnableXxeProcessing(false);
        engine.setJavaSerializationFormatEnabled(false);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setConfigureScriptEngineHostAccess(false);
        engine.setAutoStoreScriptVariables(false);
        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
    }
}
