package org.diwan.catalog;

import java.time.Clock;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.diwan.catalog.check.ModelCheck;
import org.diwan.catalog.check.StepCatalogue;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationInitializer;
import org.springframework.stereotype.Component;

/** The engine as Diwan runs it: nothing that a model could reach beyond the steps, durable jobs, bounded queries. */
@Component
class EngineSettings extends AbstractProcessEnginePlugin {

    private final StepCatalogue steps;
    private final ModelCheck police;
    private final BeanFactory beans;
    private final Clock clock;

    /** @param tables asked for so that the tables are there before the engine looks for them */
    EngineSettings(
            FlywayMigrationInitializer tables, StepCatalogue steps, ModelCheck police, BeanFactory beans, Clock clock) {
        this.steps = steps;
        this.police = police;
        this.beans = beans;
        this.clock = clock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        closeDoors(engine);
        showStepsOnly(engine);
        decideFast(engine);
        engine.setDefaultSerializationFormat("application/json");
        engine.setEnforceHistoryTimeToLive(true);
        engine.setHistoryCleanupBatchWindowStartTime("01:00");
        engine.setHistoryCleanupBatchWindowEndTime("05:00");
        engine.setFailedJobRetryTimeCycle("R5/PT1M,PT5M,PT15M,PT1H");
        engine.setJobExecutorDeploymentAware(false);
        engine.setJdbcStatementTimeout(60);
    }

    /** What a model can reach, and the police before every model. */
    private void showStepsOnly(ProcessEngineConfigurationImpl engine) {
        StepBeans stepBeans = new StepBeans(steps, beans);
        engine.setBeans(stepBeans);
        engine.setExpressionManager(new ModelExpressions(stepBeans));
        engine.setArtifactFactory(new NoArtifacts());
        engine.setScriptEngineResolver(new FeelOnly());
        engine.setCustomPreDeployers(List.of(new DeploymentGuard(police)));
    }

    private void decideFast(ProcessEngineConfigurationImpl engine) {
        var decisions = engine.getDmnEngineConfiguration();
        if (decisions == null) {
            decisions = new DefaultDmnEngineConfiguration();
            engine.setDmnEngineConfiguration(decisions);
        }
        decisions.setFeelEngineFactory(() -> new DecisionFeel(clock));
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
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableScriptEngineLoadExternalResources(false);
        engine.setStandaloneTasksEnabled(false);
    }
}
