package org.diwan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.diwan.TestDatabase;
import org.diwan.calendar.WorkingTimes;
import org.diwan.catalog.check.Attack;
import org.diwan.catalog.check.BpmnAttacks;
import org.diwan.catalog.check.DmnAttacks;
import org.diwan.catalog.check.ModelCheck;
import org.diwan.catalog.check.ModelRefused;
import org.diwan.catalog.check.StepCatalogue;
import org.diwan.catalog.check.TrialModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The engine with the settings of the house, once as it is, once with its first guard taken away. */
class EngineDefenceTests {

    private static final AtomicInteger CALLS = new AtomicInteger();
    private static ProcessEngine guarded;
    private static ProcessEngine unguarded;

    @BeforeAll
    static void start() {
        String database = TestDatabase.fresh();
        guarded = engine("guarded", database, true);
        unguarded = engine("unguarded", database, false);
    }

    @AfterAll
    static void stop() {
        guarded.close();
        unguarded.close();
    }

    @BeforeEach
    @AfterEach
    void noCanary() throws IOException {
        Files.createDirectories(Canary.FILE.getParent());
        Files.deleteIfExists(Canary.FILE);
    }

    static Stream<Attack> attacks() {
        return Stream.concat(BpmnAttacks.all(Canary.FILE).stream(), DmnAttacks.all(Canary.FILE).stream());
    }

    static Stream<Attack> survivable() {
        return attacks().filter(Attack::survivable);
    }

    @Test
    void aLegalModelIsDeployedAndRuns() {
        String dueDate = "camunda:dueDate=\"${workingTime.after('P2D')}\"";
        deploy(guarded, TrialModels.BPMN.replace("camunda:dueDate=\"P2D\"", dueDate), TrialModels.DMN);
        int before = CALLS.get();
        guarded.getRuntimeService().startProcessInstanceByKey("trial", variables());
        runJobs(guarded);
        assertThat(CALLS).hasValue(before + 1);
        assertThat(guarded.getTaskService()
                        .createTaskQuery()
                        .taskCandidateGroup("clerk")
                        .list())
                .anyMatch(task -> task.getTaskDefinitionKey().equals("reviewTrial"))
                .allMatch(task -> task.getDueDate().after(new Date()));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void theGuardRefusesEveryAttackBeforeItIsRead(Attack attack) {
        assertThatThrownBy(() -> deploy(guarded, attack.bpmn(), attack.dmn()))
                .satisfies(e -> assertThat(e).hasStackTraceContaining(ModelRefused.class.getName()));
        assertThat(Canary.FILE).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("survivable")
    void evenWithoutTheGuardNothingOfAnAttackRuns(Attack attack) {
        try {
            deploy(unguarded, attack.bpmn(), attack.dmn());
            unguarded.getRuntimeService().startProcessInstanceByKey("trial", variables());
            runJobs(unguarded);
        } catch (RuntimeException e) {
            assertThat(e).isNotInstanceOf(AssertionError.class);
        }
        assertThat(Canary.FILE).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void filesThatTheEngineReadsUnderOtherNamesAreRefused(String name) {
        DeploymentBuilder deployment =
                guarded.getRepositoryService().createDeployment().addString(name, TrialModels.BPMN);
        assertThatThrownBy(deployment::deploy).satisfies(e -> assertThat(e).hasStackTraceContaining("ModelRefused"));
    }

    static List<String> foreign() {
        return List.of(
                "trial.bpmn20.xml",
                "trial.dmn11.xml",
                "trial.cmmn",
                "trial.cmmn11.xml",
                "trial.cmmn10.xml",
                "trial.drl");
    }

    @Test
    void expressionsInQueriesAreNotEvaluated() {
        assertThatThrownBy(() -> guarded.getTaskService()
                        .createTaskQuery()
                        .taskAssigneeExpression("${''['class']}")
                        .list())
                .isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void theEngineRefusesScriptsInEveryLanguage() {
        for (String language : List.of("javascript", "groovy", "juel", "python", "ruby", "freemarker")) {
            assertThatThrownBy(() -> new FeelOnly().getScriptEngine(language, true))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void deploy(ProcessEngine engine, String bpmn, String dmn) {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        TrialModels.files(bpmn, dmn)
                .forEach((name, bytes) -> deployment.addInputStream(name, new ByteArrayInputStream(bytes)));
        deployment.deploy();
    }

    private static void runJobs(ProcessEngine engine) {
        engine.getManagementService().createJobQuery().messages().list().forEach(job -> {
            engine.getManagementService().executeJob(job.getId());
        });
    }

    private static Map<String, Object> variables() {
        return Map.of("gapDays", 60, "status", "active", "answer", "y", "outcome", "done");
    }

    private static ProcessEngine engine(String name, String database, boolean withGuard) {
        StandaloneProcessEngineConfiguration engine = new StandaloneProcessEngineConfiguration();
        engine.setProcessEngineName(name);
        engine.setJdbcUrl(database);
        engine.setJdbcDriver("org.postgresql.Driver");
        engine.setJdbcUsername("postgres");
        engine.setJdbcPassword("postgres");
        engine.setDatabaseSchemaUpdate("true");
        engine.setHistory("none");
        engine.setJobExecutorActivate(false);
        settings().preInit(engine);
        if (!withGuard) {
            engine.setCustomPreDeployers(List.of());
        }
        return ((ProcessEngineConfigurationImpl) engine).buildProcessEngine();
    }

    private static EngineSettings settings() {
        StepCatalogue steps = new StepCatalogue(Set.of(TrialModels.STEP));
        JavaDelegate step = execution -> CALLS.incrementAndGet();
        Map<String, Object> beans = Map.of(TrialModels.STEP, step, "workingTime", WorkingTimes.usual(ZoneOffset.UTC));
        return new EngineSettings(
                null, steps, new ModelCheck(steps), new StaticListableBeanFactory(beans), Clock.systemUTC());
    }
}
