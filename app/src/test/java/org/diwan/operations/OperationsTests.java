package org.diwan.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.diwan.Browser;
import org.diwan.Content;
import org.diwan.DiwanTest;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.diwan.cases.Tasks;
import org.diwan.cases.WorkGroups;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@DiwanTest
class OperationsTests {

    private static final String CLIENT = "1000000016";
    private static final Pattern BUTTON_OF_CAUSE = Pattern.compile("/admin/incidents/causes/([0-9a-f]+)/retry");

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @Autowired
    TestRestTemplate http;

    @Autowired
    Gauges gauges;

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient jdbc;

    private Browser operator;

    @BeforeEach
    void theOperatorComes() {
        nothingIsLeftBehind();
        operator = Browser.at(port).signIn("admin1");
        operator.get("/admin?lang=en");
    }

    @AfterEach
    void nothingIsLeftBehind() {
        jdbc.sql("update notification set state = 'replaced' where state = 'given-up'")
                .update();
        jdbc.sql("delete from retried_work").update();
    }

    @Test
    void theMetersTellWhatReallyHappened() {
        Map<String, Double> before = meters();
        String reference = submit();
        Browser.at(port).signIn(CLIENT);
        Browser mistaken = Browser.at(port);
        mistaken.get("/sign-in");
        mistaken.signIn(CLIENT, "a wrong password");
        askForACertificate();
        givenUp(reference, 2);
        String decided = submit();
        tasks.openOfCase(decided).forEach(task -> {
            tasks.claim(task.id(), "clerk1", WorkGroups.of("clerk"));
            tasks.complete(task.id(), "clerk1", Map.of("outcome", "refuse", "reason", "record-incomplete"));
        });
        Map<String, Double> after = meters();
        assertThat(rise(before, after, "diwan_cases_started_total", "channel=\"web\"", "certificate-issuance"))
                .isEqualTo(2);
        assertThat(rise(before, after, "diwan_cases_decided_total", "outcome=\"refused\"", "certificate-issuance"))
                .isEqualTo(1);
        assertThat(rise(before, after, "diwan_tasks_completed_total", "certificate-issuance"))
                .isEqualTo(1);
        assertThat(rise(before, after, "diwan_cases_open", "certificate-issuance"))
                .isEqualTo(1);
        assertThat(rise(before, after, "diwan_tasks_open", "group=\"clerk\"", "certificate-issuance"))
                .isEqualTo(1);
        assertThat(rise(before, after, "diwan_sign_ins_total", "outcome=\"signed-in\""))
                .isEqualTo(1);
        assertThat(rise(before, after, "diwan_sign_ins_total", "outcome=\"wrong-password\""))
                .isEqualTo(1);
        assertThat(rise(before, after, "diwan_verifications_total", "channel=\"web\"", "outcome=\"unknown\""))
                .isEqualTo(1);
        assertThat(rise(before, after, "diwan_incidents", "notifications")).isEqualTo(2);
        assertThat(rise(before, after, "diwan_notifications", "channel=\"sms\"", "given-up"))
                .isEqualTo(2);
        assertThat(after).containsKey("diwan_readings_age_seconds");
    }

    @Test
    void everyMeterStandsInTheDocumentsAndNoneNamesAPerson() throws IOException {
        submit();
        String told = Files.readString(Content.ROOT.resolve("docs/operations.md"));
        Map<String, Double> meters = meters();
        List<String> ours = meters.keySet().stream()
                .map(name -> name.replaceFirst("\\{.*", ""))
                .filter(name -> name.startsWith("diwan_"))
                .distinct()
                .toList();
        assertThat(ours).hasSizeGreaterThan(10).allSatisfy(name -> assertThat(told)
                .contains("`" + name + "`"));
        assertThat(meters.keySet()).noneMatch(name -> name.contains("admin1") || name.contains(CLIENT));
    }

    @ParameterizedTest
    @CsvSource({"/actuator", "/actuator/health", "/actuator/prometheus"})
    void thePortOfThePagesTellsNothingOfIt(String address) {
        assertThat(operator.get(address).statusCode()).isEqualTo(404);
        assertThat(Browser.withoutRedirectsAt(port).get(address).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"/actuator/env", "/actuator/beans", "/actuator/heapdump", "/actuator/loggers", "/actuator/metrics"})
    void theManagementPortHasNothingElse(String address) {
        assertThat(management(address).getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void whoOnlyReachesThePortIsToldWhetherTheHouseIsWellAndNoMore() {
        assertThat(management("/actuator/health").getBody())
                .contains("\"status\"")
                .doesNotContain("components", "details");
    }

    @Test
    void theOverviewShowsTheFiguresAndEachLeadsToItsList() {
        givenUp(submit(), 3);
        String page = operator.get("/admin").body();
        assertThat(page).contains("Given up: 3", "Database", "Disk of the data folder", "Look again");
        assertThat(page).doesNotContain("All is well");
        Matcher links = Pattern.compile("href=\"(/admin[^\"]*)\"").matcher(page);
        while (links.find()) {
            String link = links.group(1).replace("&amp;", "&");
            assertThat(operator.get(link).statusCode()).as(link).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "security1, /admin/users, /admin/registry",
        "auditor1, /admin/audit, /admin/users",
        "supervisor1, /desk/letters, /admin/audit"
    })
    void whoDoesNotRunTheHouseSeesTheWayToWhatIsTheirs(String user, String theirs, String others) {
        assertThat(Browser.at(port).signIn(user).get("/admin?lang=en").body())
                .contains("href=\"" + theirs + "\"")
                .doesNotContain("href=\"" + others + "\"", "/admin/jobs", "/admin/incidents");
    }

    @Test
    void workThatGaveUpForOneReasonIsOneLineAndIsTriedAgainTogether() {
        String reference = submit();
        givenUp(reference, 7);
        String page = operator.get("/admin/incidents").body();
        assertThat(page).contains("The other side did not take it.", "The SMS gateway said 503", "Retry all");
        Matcher button = BUTTON_OF_CAUSE.matcher(page);
        assertThat(button.find()).isTrue();
        String cause = button.group(1);
        assertThat(operator.get("/admin/incidents/causes/" + cause).body()).contains("Retry 7 cases");
        String after = operator.post("/admin/incidents/causes/" + cause + "/retry", Map.of())
                .body();
        assertThat(after).contains("7 cases are on their way again", "Tried again in the last 24 hours", "admin1");
        assertThat(jdbc.sql("select count(*) from audit_entry where act = 'work-retried' and object_id = ?")
                        .param(reference)
                        .query(Integer.class)
                        .single())
                .isEqualTo(7);
        assertThat(operator.post("/admin/incidents/causes/" + cause + "/retry", Map.of())
                        .body())
                .contains("Nothing was changed");
    }

    @Test
    void moreThanFiveHundredAreNotTriedAtOnceAndItSaysSo() {
        givenUp(submit(), 503);
        Matcher button =
                BUTTON_OF_CAUSE.matcher(operator.get("/admin/incidents").body());
        assertThat(button.find()).isTrue();
        String after = operator.post("/admin/incidents/causes/" + button.group(1) + "/retry", Map.of())
                .body();
        assertThat(after).contains("500 cases are on their way again", "3 others were left");
    }

    @Test
    void twoOperatorsAtOnceHaveItTriedOnce() {
        String job = failedStep(submit());
        Browser other = Browser.at(port).signIn("admin1");
        other.get("/admin/incidents");
        List<String> answers = List.of(operator, other).parallelStream()
                .map(browser -> browser.post("/admin/incidents/steps-" + job + "/retry", Map.of())
                        .body())
                .toList();
        assertThat(answers).anyMatch(page -> page.contains("On its way again"));
        assertThat(jdbc.sql("select count(*) from retried_work where work_id = ?")
                        .param(job)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> operator.get("/admin/incidents").body().contains(">Done<"));
    }

    @Test
    void aStepThatGaveUpShowsItsTraceOneClickAwayAndNothingAboutAPerson() {
        String reference = submit();
        String job = failedStep(reference);
        jdbc.sql("insert into act_ge_bytearray (id_, rev_, name_, bytes_) values (?, 1, 'trace', ?)")
                .params(
                        "trace-" + job,
                        ("java.lang.IllegalStateException: Outer\n\tat org.diwan.X.y(X.java:1)\n"
                                        + "Caused by: java.net.ConnectException: No person " + CLIENT
                                        + " there\n\tat z.Z.z(Z.java:2)\n")
                                .getBytes(StandardCharsets.UTF_8))
                .update();
        jdbc.sql("update act_ru_job set exception_stack_id_ = ?, exception_msg_ = 'Outer' where id_ = ?")
                .params("trace-" + job, job)
                .update();
        assertThat(operator.get("/admin/incidents?source=steps").body())
                .contains("/admin/incidents/steps-" + job, "The other side cannot be reached.");
        assertThat(operator.get("/admin/incidents/steps-" + job).body())
                .contains("java.net.ConnectException: No person ••• there", "at z.Z.z(Z.java:2)")
                .doesNotContain(CLIENT);
        assertThat(operator.get("/admin/jobs?state=failed").body()).contains("/admin/incidents/steps-" + job, "Outer");
        assertThat(operator.post("/admin/incidents/steps-" + job + "/retry", Map.of())
                        .body())
                .contains("On its way again");
        assertThat(operator.get("/admin/incidents/steps-" + job).body()).contains("No longer an incident");
    }

    @Test
    void jobsAreListedByStateServiceAndStepPageByPage() {
        submit();
        assertThat(operator.get("/admin/jobs?state=later").body()).contains("certificate-issuance");
        assertThat(operator.get("/admin/jobs?service=certificate-issuance&step=nothing&page=9")
                        .body())
                .contains("Only: Nothing", "Nothing is waiting here.");
        assertThat(operator.get("/admin/jobs?state=odd&page=-1&service=%27%22").statusCode())
                .isEqualTo(200);
    }

    @Test
    void messagesThatHaveNotGoneOutAreListedWithoutTheirReceivers() {
        givenUp(submit(), 1);
        assertThat(operator.get("/admin/notifications?state=given-up").body())
                .contains("The SMS gateway said 503", "Retry")
                .doesNotContain("+966501234567");
        assertThat(operator.get("/admin/notifications?state=odd&page=99").statusCode())
                .isEqualTo(200);
    }

    private String submit() {
        return cases.submit(new NewCase(
                "certificate-issuance",
                CLIENT,
                CLIENT,
                "web",
                Map.of("template", "wage", "languages", "en", "validity", "30", "addressee", "Bank"),
                UUID.randomUUID().toString()));
    }

    /** A timer of the case that has no try left; tried again, it does what it does when its time has come. */
    private String failedStep(String reference) {
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .singleResult()
                .getId();
        String job = management
                .createJobQuery()
                .processInstanceId(instance)
                .list()
                .get(0)
                .getId();
        management.setJobRetries(job, 0);
        return job;
    }

    private void givenUp(String reference, int many) {
        IntStream.range(0, many).forEach(i -> jdbc.sql(
                        """
                insert into notification (id, idempotency_key, reference, service, notice, client, channel, recipient, language,
                                          state, tries, next_try_at, last_answer, created_at, settled_at)
                values (gen_random_uuid(), ?, ?, 'certificate-issuance', 'giveInformation', ?, 'sms', '+966501234567', 'en',
                        'given-up', 3, now(), 'The SMS gateway said 503', now(), now())""")
                .params("operations:" + reference + i, reference, CLIENT)
                .update());
    }

    private void askForACertificate() {
        Browser stranger = Browser.at(port);
        stranger.get("/verify");
        stranger.post("/verify", Map.of("code", "7QXH-M4KD-9PTR-2W8N", "owner", CLIENT));
    }

    private ResponseEntity<String> management(String address) {
        return http.getForEntity("http://localhost:" + managementPort + address, String.class);
    }

    /** What a scrape says now, by name and tags. */
    private Map<String, Double> meters() {
        gauges.read();
        String body = String.valueOf(management("/actuator/prometheus").getBody());
        return body.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf(' ')),
                        line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)),
                        Double::sum));
    }

    private static double rise(Map<String, Double> before, Map<String, Double> after, String meter, String... tags) {
        return sum(after, meter, tags) - sum(before, meter, tags);
    }

    private static double sum(Map<String, Double> meters, String meter, String... tags) {
        return meters.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(meter + "{")
                        && List.of(tags).stream().allMatch(entry.getKey()::contains))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
