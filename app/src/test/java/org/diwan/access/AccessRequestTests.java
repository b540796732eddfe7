package org.diwan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.access.rules.Finding;
import org.diwan.cases.Case;
import org.diwan.cases.Cases;
import org.diwan.cases.FourEyes;
import org.diwan.cases.NewCase;
import org.diwan.cases.Task;
import org.diwan.cases.Tasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DiwanTest
class AccessRequestTests {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Riyadh"));
    private static final Pattern DRAFT = Pattern.compile("/services/access-request/start/[0-9a-f-]{36}");

    @LocalServerPort
    int port;

    @Autowired
    BeanFactory beans;

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    @Autowired
    Approvals approvals;

    @Autowired
    Weighing weighing;

    @Autowired
    JdbcClient db;

    private AccessHouse house;

    @BeforeEach
    void people() {
        house = new AccessHouse(beans);
    }

    @Test
    void fromAskingToGrantedWithAllWhoHaveToApprove() {
        Browser clerk = Browser.at(port).signIn("clerk2");
        String draft = begin(clerk, "");
        assertThat(clerk.get(draft + "?page=roles&lang=en").body())
                .contains("Finance ledger – Approve payments", "Held or asked for already: ", "Diwan – ");
        answer(clerk, draft, "roles", Map.of("roles", "ledger/approver"));
        HttpResponse<String> control = answer(clerk, draft, "time", time(TODAY, TODAY.plusDays(29)));
        assertThat(control.body()).contains("These duties do not go together", "must not approve payments to it");
        HttpResponse<String> check =
                answer(clerk, draft, "control", Map.of("control", "The auditor looks at each payment."));
        assertThat(check.body())
                .contains("do not go together", "Whoever changes an account must not approve payments to it.")
                .contains("Line manager: Reem Al-Sulami", "The owner approves: Finance ledger.");
        String reference = reference(clerk.post(draft + "/send", Map.of()));
        assertThat(clerk.get("/account/access").body()).contains("Asked for");

        Browser manager = decide("supervisor1", reference, "approveAsManager");
        assertThat(manager.get("/desk").statusCode()).isEqualTo(200);
        decide("finance2", reference, "approveAsOwner");
        decide("security1", reference, "approveAsSecurity");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(house.roles("clerk2", "held")).contains("ledger/approver"));
        String mine = clerk.get("/account/access").body();
        assertThat(mine).contains("Reem Al-Sulami", "Dalal Al-Rashid", "Ghada Al-Saleh", "Give back", "Extend");
        assertThat(clerk.get("/cases/" + reference).body()).contains("Given in every system");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(told(reference))
                .contains(
                        "staff:supervisor1 approverAsked",
                        "staff:finance2 approverAsked",
                        "staff:security1 approverAsked",
                        "staff:clerk2 accessGranted"));

        assertThat(db.sql(
                                """
                        select who || ' ' || act || ' ' || (detail ->> 'part') || ' ' || (detail ->> 'person')
                          from audit_entry where object_id = ? and act like 'access-approved' order by seq""")
                        .param(reference)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "supervisor1 access-approved manager clerk2",
                        "finance2 access-approved owner clerk2",
                        "security1 access-approved security clerk2");

        Grant grant = db.sql("select * from access_grant where reference = ?")
                .param(reference)
                .query(Grant.class)
                .single();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(cases.awaitedMessages(reference))
                .contains("accessGivenBack"));
        Browser stranger = Browser.at(port).signIn("clerk1");
        stranger.get("/account/access");
        assertThat(stranger.post("/account/access/" + grant.id() + "/give-back", Map.of())
                        .statusCode())
                .isEqualTo(404);
        clerk.get("/account/access");
        assertThat(clerk.post("/account/access/" + grant.id() + "/give-back", Map.of())
                        .body())
                .contains("Given back");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(house.state(grant.id())).isEqualTo("removed"));
        assertThat(beans.getBean(RequestDetails.class).of(reference, Locale.ENGLISH))
                .containsEntry("accessRemoved", "Finance ledger – Approve payments")
                .containsEntry("accessKept", "");
    }

    @Test
    void anApprovalGoesToTheDeputyAloneAndTheReasonOfARefusalIsTold() {
        String member = AccessHouse.newName();
        house.staff(member, "supervisor1");
        String reference = submit(member, "ledger/viewer");
        Task task = open(reference, "approveAsManager");
        Browser manager = Browser.at(port).signIn("supervisor1");
        String address = "/desk/tasks/" + task.id();
        assertThat(manager.get(address + "?lang=en").body())
                .contains("Pass to my deputy (", "(reviewer1)")
                .doesNotContain(address + "/return", "(clerk1)");
        manager.post(address + "/return", Map.of());
        assertThat(open(reference, "approveAsManager").assignee()).isEqualTo("supervisor1");
        manager.get(address);
        manager.post(address + "/pass", Map.of("_to", "reviewer1", "_with", "supervisor1", "_why", "I am away"));
        assertThat(open(reference, "approveAsManager").assignee()).isEqualTo("reviewer1");
        assertThat(approvals.asked(reference))
                .extracting(Approvals.Asked::approver)
                .contains("reviewer1");
        tasks.complete(task.id(), "reviewer1", Map.of("outcome", "approve"));
        Task owner = open(reference, "approveAsOwner");
        assertThat(approvals.barred(reference, new Part("security", ""), wish(member, "ledger/viewer")))
                .contains(member, "reviewer1", "finance2");
        Browser finance = Browser.at(port).signIn("finance2");
        assertThat(finance.get("/desk/tasks/" + owner.id() + "?lang=en").body())
                .contains("You decide for", "You decide", "Name of " + member);
        tasks.complete(owner.id(), "finance2", Map.of("outcome", "refuse", "note", "Nobody looks there"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(file(reference).endedAt()).isNotNull());
        assertThat(beans.getBean(RequestDetails.class).of(reference, Locale.ENGLISH))
                .containsEntry("accessWhy", "Nobody looks there");
        assertThat(db.sql("select detail ->> 'reason' from audit_entry where act = 'access-refused' and object_id = ?")
                        .param(reference)
                        .query(String.class)
                        .list())
                .containsExactly("Nobody looks there");
        assertThat(db.sql("select detail ->> 'outcome' from audit_entry where act = 'task-completed' and object_id = ?")
                        .param(reference)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("approve", "refuse");
    }

    @Test
    void aRoleHeldSinceBeforeThereWereRequestsIsGivenBackByItsHolderOnly() {
        long grant = house.grant("reviewer2", "records", "reader", "held", null);
        Browser holder = Browser.at(port).signIn("reviewer2");
        assertThat(holder.get("/account/access?lang=en").body())
                .contains("/account/access/" + grant + "/give-back", "Before there were requests");
        Browser stranger = Browser.at(port).signIn("reviewer1");
        stranger.get("/account/access");
        String address = "/account/access/" + grant + "/give-back";
        assertThat(stranger.post(address, Map.of()).statusCode()).isEqualTo(404);
        assertThat(stranger.get(address).statusCode()).isEqualTo(404);
        assertThat(holder.get(address).body()).contains("Give this role back?", "Records archive – Read files");
        assertThat(house.state(grant)).isEqualTo("held");
        for (int i = 0; i < 2; i++) {
            holder.post(address, Map.of());
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(house.state(grant)).isEqualTo("removed"));
        assertThat(house.roles("reviewer2", "held")).contains("diwan/reviewer");
        String reference = db.sql("select removed_by from access_grant where id = ?")
                .param(grant)
                .query(String.class)
                .single();
        assertThat(reference).startsWith("ARB-");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(told(reference)).contains("staff:reviewer2 roleReturned"));
        assertThat(db.sql(
                                "select count(*) from case_file where service = 'access-return' and client = 'staff:reviewer2'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(holder.get("/account/access").body()).doesNotContain(address);
        assertThat(holder.get("/cases/" + reference).body()).contains("The role is taken and read back");
        assertThat(holder.get(address).uri())
                .as("there is nothing to give back")
                .hasPath("/account/access");
    }

    @Test
    void theLastWhoHoldsARoleOfTheHouseKeepsIt() {
        Grant grant = db.sql("select * from access_grant where user_name = 'auditor1' and role = 'auditor'")
                .query(Grant.class)
                .single();
        List<String> others = db.sql(
                        """
                update account set enabled = false
                where 'AUDITOR' = any(roles) and enabled and user_name <> 'auditor1' returning user_name""")
                .query(String.class)
                .list();
        try {
            Browser auditor = Browser.at(port).signIn("auditor1");
            auditor.get("/account/access?lang=en");
            assertThat(auditor.post("/account/access/" + grant.id() + "/give-back", Map.of())
                            .body())
                    .contains("Somebody else has to hold it first");
        } finally {
            others.forEach(other -> db.sql("update account set enabled = true where user_name = ?")
                    .param(other)
                    .update());
        }
        assertThat(house.state(grant.id())).isEqualTo("held");
    }

    @Test
    void whatCannotBeIsSaidWhereItWasGiven() {
        Browser boss = Browser.at(port).signIn("supervisor1");
        String draft = begin(boss, "");
        assertThat(answer(boss, draft, "who", Map.of("person", "finance1")).body())
                .contains("Choose yourself or somebody of your team");
        answer(boss, draft, "who", Map.of("person", "clerk1"));
        assertThat(answer(boss, draft, "roles", Map.of()).body()).contains("Choose at least one role");
        assertThat(answer(boss, draft, "roles", Map.of("roles", "ledger/king")).body())
                .contains("Choose among the roles shown here");
        assertThat(answer(boss, draft, "roles", Map.of("roles", "diwan/clerk")).body())
                .contains("Diwan – Clerk is held already, without an end");
        answer(boss, draft, "roles", Map.of("roles", "records/keeper"));
        assertThat(answer(boss, draft, "time", time(TODAY.minusDays(1), TODAY.plusDays(3)))
                        .body())
                .contains("The first day must not be in the past");
        assertThat(answer(boss, draft, "time", time(TODAY.plusDays(3), TODAY.plusDays(1)))
                        .body())
                .contains("The last day is before the first");
        assertThat(answer(boss, draft, "time", time(TODAY, TODAY.plusDays(90))).body())
                .contains("Records archive – Destroy files can be held for 90 days at most");
        assertThat(answer(boss, draft, "time", Map.of("reason", "Stands in.", "from", TODAY.toString()))
                        .body())
                .contains("Enter the last day, or tick");
        Map<String, String> forGood = new HashMap<>(time(TODAY, TODAY));
        forGood.put("forGood", "true");
        assertThat(answer(boss, draft, "time", forGood).body())
                .contains("Records archive – Destroy files can be held for 90 days at most. Take the tick away");
        assertThat(answer(boss, draft, "time", time(TODAY, TODAY.plusDays(89))).body())
                .contains("Check your answers", "The role is sensitive");
    }

    @Test
    void whomNobodyLeadsHasTheSecurityOfficerAndIsToldSo() {
        Browser manager = Browser.at(port).signIn("manager1");
        String draft = begin(manager, "");
        answer(manager, draft, "who", Map.of("person", "manager1"));
        answer(manager, draft, "roles", Map.of("roles", "records/reader"));
        assertThat(answer(manager, draft, "time", time(TODAY, TODAY.plusDays(5)))
                        .body())
                .contains("The staff list names nobody who leads the person");
    }

    @Test
    void thoseWhoLeadEachOtherDecideNothing() {
        String one = AccessHouse.newName();
        String other = AccessHouse.newName();
        house.staff(one, "");
        house.staff(other, one);
        house.staff(one, "");
        db.sql("update staff_member set manager = ? where user_name = ?")
                .params(other, one)
                .update();
        Weighed weighed = weighing.weigh(wish(one, "records/reader"));
        assertThat(weighed.manager()).isNull();
        assertThat(weighed.of(Finding.Kind.NEED))
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder("owner", "manager-circle");
    }

    @Test
    void nobodyDecidesOnTheirOwnRequestOrInTwoParts() {
        String boss = AccessHouse.newName();
        String member = AccessHouse.newName();
        house.staff(boss, "manager1");
        house.staff(member, boss);
        String reference = submit(member, "records/reader");
        Task task = open(reference, "approveAsManager");
        assertThat(task.assignee()).isEqualTo(boss);
        Wish wish = wish(member, "records/reader");
        assertThatThrownBy(() -> approvals.record(reference, new Part("manager", ""), member, true, "", wish))
                .isInstanceOf(FourEyes.class);
        tasks.complete(task.id(), boss, Map.of("outcome", "approve"));
        assertThatThrownBy(() -> approvals.record(reference, new Part("owner", "records"), boss, true, "", wish))
                .isInstanceOf(FourEyes.class);
        assertThat(approvals.given(reference)).hasSize(1);
    }

    @Test
    void theOwnerWhoIsAlsoTheManagerIsReplacedByTheDeputy() {
        String member = AccessHouse.newName();
        house.staff(member, "supervisor1");
        String reference = submit(member, "records/reader");
        tasks.complete(open(reference, "approveAsManager").id(), "supervisor1", Map.of("outcome", "approve"));
        assertThat(open(reference, "approveAsOwner").assignee()).isEqualTo("reviewer1");
    }

    @Test
    void ofTwoRequestsForOneRoleAtOnceOneGoesOn() throws Exception {
        String member = AccessHouse.newName();
        house.staff(member, "manager1");
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Callable<String> ask = () -> submit(member, "records/reader");
            List<Future<String>> sent = both.invokeAll(List.of(ask, ask));
            String first = sent.get(0).get();
            String second = sent.get(1).get();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(List.of(file(first), file(second)))
                    .extracting(file -> String.valueOf(file.reason()))
                    .containsExactlyInAnyOrder("null", "already-pending"));
            assertThat(house.roles(member, "asked")).containsExactly("records/reader");
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void anExtensionTakesThePlaceOfTheGrantBefore() {
        String boss = AccessHouse.newName();
        String member = AccessHouse.newName();
        house.staff(boss, "manager1");
        house.staff(member, boss);
        String first = granted(member, boss, TODAY.plusDays(10));
        assertThat(file(submit(member, "records/reader", TODAY.plusDays(5))).reason())
                .isEqualTo("already-held");
        String second = granted(member, boss, TODAY.plusDays(40));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(file(first).endedAt()).isNotNull());
        assertThat(house.roles(member, "held")).containsExactly("records/reader");
        assertThat(file(second).endedAt()).isNull();
    }

    private String granted(String member, String boss, LocalDate until) {
        String reference = submit(member, "records/reader", until);
        tasks.complete(open(reference, "approveAsManager").id(), boss, Map.of("outcome", "approve"));
        tasks.complete(open(reference, "approveAsOwner").id(), "supervisor1", Map.of("outcome", "approve"));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(cases.awaitedMessages(reference))
                .contains("accessRevoked", "accessGivenBack"));
        return reference;
    }

    private Case file(String reference) {
        return cases.find(reference).orElseThrow();
    }

    private Task open(String reference, String element) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> tasks.openOfCase(reference).stream()
                                .filter(task -> task.element().equals(element))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private String submit(String member, String role) {
        return submit(member, role, TODAY.plusDays(9));
    }

    private String submit(String member, String role, LocalDate until) {
        return cases.submit(new NewCase(
                AccessRequests.SERVICE,
                "staff:" + member,
                member,
                "web",
                answers(role, until),
                UUID.randomUUID().toString()));
    }

    private static Map<String, Object> answers(String role, LocalDate until) {
        return Map.of(
                "roles",
                List.of(role),
                "reason",
                "Reads old files.",
                "from",
                TODAY.toString(),
                "until",
                until.toString());
    }

    private static Wish wish(String member, String role) {
        return Wish.of("staff:" + member, answers(role, TODAY.plusDays(9)));
    }

    private List<String> told(String reference) {
        return db.sql("select client || ' ' || notice from notification where reference = ?")
                .param(reference)
                .query(String.class)
                .list();
    }

    private static String begin(Browser browser, String query) {
        String path =
                browser.get("/services/access-request/start" + query).uri().getPath();
        Matcher draft = DRAFT.matcher(path);
        assertThat(draft.find()).as(path).isTrue();
        return draft.group();
    }

    private static HttpResponse<String> answer(
            Browser browser, String draft, String page, Map<String, String> answers) {
        browser.get(draft + "?page=" + page + "&lang=en");
        return browser.post(draft + "?page=" + page, answers);
    }

    private static Map<String, String> time(LocalDate from, LocalDate until) {
        return Map.of("reason", "Stands in at the month’s end.", "from", from.toString(), "until", until.toString());
    }

    private static String reference(HttpResponse<String> sent) {
        Matcher found =
                Pattern.compile("ACR-\\d{4}-[0-9A-Z]{8}").matcher(sent.uri().getPath());
        assertThat(found.find()).as(sent.uri().getPath()).isTrue();
        return found.group();
    }

    /** Opens the task from its page and approves. */
    private Browser decide(String userName, String reference, String element) {
        Task task = open(reference, element);
        Browser browser = Browser.at(port).signIn(userName);
        String page = browser.get("/desk/tasks/" + task.id() + "?lang=en").body();
        assertThat(page)
                .contains("Majed Al-Enazi", "Finance ledger – Approve payments", "Duties that do not go together");
        if (task.assignee() == null) {
            browser.post("/desk/tasks/" + task.id() + "/claim", Map.of());
        }
        assertThat(browser.post("/desk/tasks/" + task.id() + "/complete", Map.of("outcome", "approve"))
                        .statusCode())
                .isEqualTo(200);
        return browser;
    }
}
