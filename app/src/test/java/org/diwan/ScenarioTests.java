package org.diwan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.diwan.cases.Case;
import org.diwan.cases.Cases;
import org.diwan.cases.Decisions;
import org.diwan.cases.NewCase;
import org.diwan.cases.Task;
import org.diwan.cases.Tasks;
import org.diwan.cases.Uploads;
import org.diwan.cases.Uploads.Received;
import org.diwan.cases.WorkGroups;
import org.diwan.catalog.Services;
import org.diwan.registry.ImportReport;
import org.diwan.registry.Imports;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.web.multipart.MultipartFile;

/** The golden cases of every service, through the real engine; together they take every path of its process. */
@DiwanTest
@Import(ScenarioTests.PathRecorder.class)
class ScenarioTests {

    private static final Set<String> TAKEN = ConcurrentHashMap.newKeySet();

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    @Autowired
    Decisions decisions;

    @Autowired
    Services services;

    @Autowired
    ManagementService management;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Imports imports;

    @Autowired
    Uploads uploads;

    @Autowired
    JdbcClient db;

    @Value("${diwan.bank.folder}")
    Path banks;

    /**
     * A golden case: who asks what, what happens on the way, how it ends.
     *
     * @param answers what starts it; none: what was there first begins it. {@code ${before}} is the case that came first
     */
    record Scenario(
            String name,
            String client,
            String channel,
            Map<String, Object> answers,
            Map<String, SentFile> files,
            List<Before> before,
            List<Step> steps,
            String status,
            boolean ended) {}

    /**
     * What has to be there first; one of the first four is given, or {@code holds} alone: roles of the client.
     *
     * @param registry kind of a file that the registry gets, with its {@code lines}
     * @param service of another case of the same client, with its {@code files}
     * @param team user name of a manager who gets a member that {@code holds} roles; empty: one without a manager
     * @param system of the demo that has this {@code habit} from now on
     */
    record Before(
            String registry,
            String service,
            String team,
            String system,
            List<String> lines,
            Map<String, SentFile> files,
            List<String> holds,
            String habit) {}

    /** A file that is sent with the answers, by the name of its question; {@code ${today-20}} in it is a day. */
    record SentFile(String name, List<String> lines) {

        private static final Pattern DAY = Pattern.compile("\\$\\{today-(\\d+)}");

        MultipartFile sent(String field) {
            String text = DAY.matcher(String.join("\n", lines) + "\n").replaceAll(found -> LocalDate.now(ZoneOffset.UTC)
                    .minusDays(Long.parseLong(found.group(1)))
                    .toString());
            return new MockMultipartFile(field, name, null, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * One thing on the way; only one of the first ten is given.
     *
     * @param rule the one that the last decision fired
     * @param decision one that has been made; {@code rules} are all that it fired the last time
     * @param message of the client, with {@code answers} where it has a form
     * @param told message of a machine, with {@code values}
     * @param registry kind of a file that the registry gets, with its {@code lines}
     * @param report message that a bank drops; {@code {{reference}}} is the case's
     * @param reached element whose timer runs now
     * @param system of the demo that has this {@code habit} from now on
     */
    record Step(
            String rule,
            String decision,
            String task,
            String message,
            String told,
            String timer,
            String registry,
            String report,
            String reached,
            String system,
            List<String> rules,
            String habit,
            String by,
            Map<String, Object> answers,
            Map<String, Object> values,
            List<String> lines) {}

    @TestFactory
    Stream<DynamicTest> scenarios() {
        Stream<DynamicTest> golden = services.all().stream().flatMap(service -> read(service.key()).stream()
                .map(scenario -> dynamicTest(service.key() + ": " + scenario.name(), () -> {
                    play(service.key(), scenario);
                })));
        // After all of them: one service begins cases of another.
        Stream<DynamicTest> paths = services.all().stream()
                .map(service ->
                        dynamicTest(service.key() + ": every path is taken", () -> assertThat(flows(service.key()))
                                .isSubsetOf(TAKEN)));
        Stream<DynamicTest> steps = Stream.of(dynamicTest("every visit is kept as a step", this::everyVisitIsAStep));
        return Stream.of(golden, paths, steps).flatMap(each -> each);
    }

    /** The engine's own history as the other witness; what waits for a job is known to the steps only. */
    private void everyVisitIsAStep() {
        assertThat(db.sql(
                                """
                select coalesce(h.business_key_, s.reference), coalesce(h.act_id_, s.element), h.visits, s.visits,
                       h.ended, s.ended
                from (select p.business_key_, a.act_id_, count(*) as visits, count(a.end_time_) as ended
                        from act_hi_actinst a join act_hi_procinst p on p.id_ = a.proc_inst_id_
                       where a.act_type_ in ('userTask', 'serviceTask', 'businessRuleTask', 'scriptTask', 'sendTask',
                                             'callActivity', 'receiveTask', 'eventBasedGateway')
                          or a.act_type_ = 'intermediateMessageCatch' and a.act_id_ in (select element from step)
                       group by 1, 2) h
                full join (select reference, element, count(*) as visits, count(left_at) as ended
                             from step group by 1, 2) s
                  on s.reference = h.business_key_ and s.element = h.act_id_
                where h.visits is distinct from s.visits or h.ended is distinct from s.ended""")
                        .query((row, number) -> Stream.of(1, 2, 3, 4, 5, 6)
                                .map(column -> text(row, column))
                                .toList())
                        .list())
                .isEmpty();
    }

    private static String text(ResultSet row, int column) {
        try {
            return row.getString(column);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void play(String service, Scenario scenario) {
        List<String> known = ofClient(service, scenario.client());
        String[] first = {""};
        Objects.requireNonNullElse(scenario.before(), List.<Before>of())
                .forEach(before -> first[0] = play(before, scenario.client()));
        String channel = Objects.requireNonNullElse(scenario.channel(), "web");
        boolean begun = !first[0].isEmpty() && scenario.answers() == null && scenario.files() == null;
        String reference = begun
                ? soon("case that " + first[0] + " begins", () -> begun(service, scenario.client(), known))
                : submit(service, scenario.client(), channel, naming(scenario.answers(), first[0]), scenario.files());
        scenario.steps().forEach(step -> play(reference, scenario.client(), step));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Case file = cases.find(reference).orElseThrow();
            assertThat(file.status().name()).isEqualToIgnoringCase(scenario.status());
            assertThat(file.endedAt() != null).isEqualTo(scenario.ended());
        });
    }

    private List<String> ofClient(String service, String client) {
        return cases.ofClient(client, 100, 0).stream()
                .filter(file -> file.service().equals(service))
                .map(Case::reference)
                .toList();
    }

    private Optional<String> begun(String service, String client, List<String> before) {
        return ofClient(service, client).stream()
                .filter(reference -> !before.contains(reference))
                .findFirst();
    }

    private static Map<String, Object> naming(Map<String, Object> answers, String first) {
        Map<String, Object> named = new HashMap<>(Objects.requireNonNullElse(answers, Map.of()));
        named.replaceAll((name, answer) -> "${before}".equals(answer) ? first : answer);
        return named;
    }

    /** The reference where it is a case. */
    private String play(Before before, String client) {
        if (before.registry() != null) {
            deliver(before.registry(), before.lines());
            return "";
        }
        if (before.team() != null) {
            team(before.team(), before.holds());
            return "";
        }
        if (before.system() != null) {
            habit(before.system(), before.habit());
            return "";
        }
        if (before.holds() != null) {
            member(client.substring(client.indexOf(':') + 1), "", before.holds());
            return "";
        }
        String reference = submit(before.service(), client, "web", null, before.files());
        awaitJobs(reference);
        return reference;
    }

    private String submit(
            String service, String client, String channel, Map<String, Object> answers, Map<String, SentFile> files) {
        String key = UUID.randomUUID().toString();
        return cases.submit(new NewCase(service, client, client, channel, answers(answers, files, client, key), key));
    }

    private void habit(String system, String habit) {
        db.sql(
                        """
                insert into demo_scim_habit (system, habit) values (:system, :habit)
                on conflict (system) do update set habit = :habit""")
                .param("system", system)
                .param("habit", habit)
                .update();
    }

    /** A member of a team, under a new name each time, who holds these roles since long ago. */
    private void team(String manager, List<String> roles) {
        member("m" + UUID.randomUUID().toString().substring(0, 8), manager, roles);
    }

    private void member(String member, String manager, List<String> roles) {
        String header = "user_name,name_latin,name_arabic,email,unit,office,manager,deputy,joined_on,left_on";
        String row = "%s,Member,عضو,,unit,main,%s,,2025-01-01,";
        List<String> lines = new ArrayList<>(List.of(header, row.formatted(member, manager)));
        if (!manager.isEmpty()) {
            lines.add(row.formatted(manager, ""));
        }
        deliver("staff", lines);
        roles.forEach(role -> db.sql(
                        """
                insert into access_grant (user_name, system, role, valid_from, state, asked_at, held_at)
                values (?, split_part(?, '/', 1), split_part(?, '/', 2), '2025-01-01', 'held', now(), now())""")
                .params(member, role, role)
                .update());
    }

    private void deliver(String kind, List<String> lines) {
        byte[] file = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        ImportReport report = imports.run(kind, new ByteArrayInputStream(file), false);
        assertThat(report.refusals()).isEmpty();
    }

    /** What is answered, files as they stand in answers once they are kept. */
    private Map<String, Object> answers(
            Map<String, Object> given, Map<String, SentFile> files, String client, String scope) {
        Map<String, Object> answers = new HashMap<>(Objects.requireNonNullElse(given, Map.of()));
        Objects.requireNonNullElse(files, Map.<String, SentFile>of()).forEach((field, file) -> {
            Received kept = uploads.receive(scope, client, field, List.of(file.sent(field)))
                    .get(0);
            Map<String, Object> answer = Map.of(
                    "id", String.valueOf(kept.id()),
                    "name", kept.name(),
                    "mediaType", kept.mediaType(),
                    "size", kept.size());
            answers.put(field, List.of(answer));
        });
        return answers;
    }

    private void play(String reference, String client, Step step) {
        Map<String, Object> answers = step.answers() == null ? Map.of() : step.answers();
        awaitJobs(reference);
        if (step.rule() != null) {
            assertThat(decisions.of(reference)).last().satisfies(decision -> assertThat(decision.rules())
                    .containsExactly(step.rule()));
        } else if (step.decision() != null) {
            assertThat(decisions.of(reference))
                    .filteredOn(decision -> decision.decision().equals(step.decision()))
                    .last()
                    .satisfies(decision -> assertThat(decision.rules()).containsExactlyElementsOf(step.rules()));
        } else if (step.timer() != null) {
            Job timer = soon("timer " + step.timer(), () -> timer(reference, step.timer()));
            management.executeJob(timer.getId());
        } else if (step.message() != null) {
            cases.send(cases.find(reference).orElseThrow(), step.message(), answers, client);
        } else if (step.told() != null) {
            Execution waiting = soon("wait for " + step.told(), () -> waiting(reference, step.told()));
            runtime.messageEventReceived(
                    step.told(), waiting.getId(), step.values() == null ? Map.of() : step.values());
        } else if (step.registry() != null) {
            deliver(step.registry(), step.lines());
        } else if (step.reached() != null) {
            soon("timer " + step.reached(), () -> timer(reference, step.reached()));
        } else if (step.system() != null) {
            habit(step.system(), step.habit());
        } else if (step.report() != null) {
            soon("order of " + reference, () -> sent(reference));
            drop(reference, step.report().replace("{{reference}}", reference));
        } else {
            Task task = soon("open task " + step.task(), () -> tasks.openOfCase(reference).stream()
                    .filter(open -> open.element().equals(step.task()))
                    .findFirst());
            if (step.by().equals("client")) {
                tasks.completeOwn(task.id(), client, answers);
            } else {
                tasks.claim(task.id(), step.by(), WorkGroups.of(task.candidateGroup()));
                tasks.complete(task.id(), step.by(), answers);
            }
        }
    }

    /** A bank answers what it has got. */
    private Optional<Path> sent(String reference) {
        return Stream.of("out", "out/taken")
                .map(folder -> banks.resolve(folder).resolve(reference + ".xml"))
                .filter(Files::exists)
                .findFirst();
    }

    private void drop(String reference, String report) {
        try {
            Files.createDirectories(banks.resolve("in"));
            Files.writeString(banks.resolve("in").resolve("report-" + reference + ".xml"), report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever comes while a job moves the case would have to come again. */
    private void awaitJobs(String reference) {
        await("Jobs of " + reference)
                .atMost(Duration.ofSeconds(20))
                .until(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                        .allMatch(process -> management
                                        .createJobQuery()
                                        .processInstanceId(process.getId())
                                        .messages()
                                        .count()
                                == 0));
    }

    /** What comes at the latest once the jobs between have been done. */
    private static <T> T soon(String what, Callable<Optional<T>> found) {
        return await("No " + what)
                .atMost(Duration.ofSeconds(20))
                .until(found, Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Job> timer(String reference, String element) {
        return management.createJobQuery().activityId(element).processInstanceId(instance(reference)).list().stream()
                .findFirst();
    }

    private Optional<Execution> waiting(String reference, String message) {
        return runtime
                .createExecutionQuery()
                .processInstanceId(instance(reference))
                .messageEventSubscriptionName(message)
                .list()
                .stream()
                .findFirst();
    }

    private String instance(String reference) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .singleResult()
                .getId();
    }

    private Stream<String> flows(String service) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(service)
                .latestVersion()
                .singleResult()
                .getId();
        return repository.getBpmnModelInstance(definition).getModelElementsByType(SequenceFlow.class).stream()
                // The engine goes from an event-based gateway straight to the event that happened.
                .filter(flow -> !(flow.getSource() instanceof EventBasedGateway))
                .map(flow -> service + "/" + flow.getId());
    }

    private static List<Scenario> read(String service) {
        String file = "/services/" + service + "/scenarios.yaml";
        try (InputStream golden = ScenarioTests.class.getResourceAsStream(file)) {
            return new ObjectMapper(new YAMLFactory()).readValue(golden, new TypeReference<List<Scenario>>() {});
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("Service without scenarios: " + file, e);
        }
    }

    private static void addTo(ProcessEngineConfigurationImpl engine, BpmnParseListener listener) {
        List<BpmnParseListener> all = new ArrayList<>();
        if (engine.getCustomPreBPMNParseListeners() != null) {
            all.addAll(engine.getCustomPreBPMNParseListeners());
        }
        all.add(listener);
        engine.setCustomPreBPMNParseListeners(all);
    }

    /** Notes every sequence flow that is taken. */
    @TestConfiguration
    static class PathRecorder {

        @Bean
        AbstractProcessEnginePlugin pathRecorder() {
            return new AbstractProcessEnginePlugin() {
                @Override
                public void preInit(ProcessEngineConfigurationImpl engine) {
                    addTo(engine, new AbstractBpmnParseListener() {
                        @Override
                        public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
                            flow.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) execution ->
                                    TAKEN.add(execution.getProcessDefinitionId().split(":")[0] + "/" + flow.getId()));
                        }
                    });
                }
            };
        }
    }
}
