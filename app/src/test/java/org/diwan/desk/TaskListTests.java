package org.diwan.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.diwan.cases.Task;
import org.diwan.cases.TaskCounting;
import org.diwan.cases.TaskCounts;
import org.diwan.cases.TaskFilter;
import org.diwan.cases.TaskFilter.Sort;
import org.diwan.cases.TaskFilter.State;
import org.diwan.cases.TaskFilter.Wanted;
import org.diwan.cases.TaskSearch;
import org.diwan.cases.Tasks;
import org.diwan.cases.WorkGroups;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists as addresses, lists with a name, many tasks at once; every figure is what a recount says. */
@DiwanTest
class TaskListTests {

    private static final String CERTIFICATES = "certificate-issuance";
    private static final String WITH_GAP = "1000000016";
    private static final String OVERLAPPING = "1000000040";
    private static final WorkGroups GROUPS = WorkGroups.of("supervisor", "clerk");

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskSearch search;

    @Autowired
    TaskCounting counting;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aTaskIsFoundByIdNameInBothScriptsAndReference() {
        String reference = open(OVERLAPPING);
        String other = open(WITH_GAP);
        Browser clerk = Browser.at(port).signIn("clerk1");
        String shown = reference.substring(9, 13) + " " + reference.substring(13);
        for (String typed : List.of(
                OVERLAPPING,
                "Majed",
                "majed tu",
                "ماجد",
                reference,
                reference.toLowerCase(),
                shown,
                "CRT-2026-" + shown.substring(0, 6))) {
            assertThat(clerk.get("/desk?q=" + typed.replace(" ", "%20")).body())
                    .as(typed)
                    .contains(shown)
                    .doesNotContain(other.substring(9, 13) + " " + other.substring(13));
        }
        for (String nothing : List.of("%25", "zzz", "C", "CRT-2026", "'--")) {
            assertThat(clerk.get("/desk?q=" + nothing).body())
                    .as(nothing)
                    .contains("Nothing waits here", "Only open tasks are looked through");
        }
        for (String odd : List.of("%25zz", "a=b&&=", "q=%25&filter=mine", "{x}")) {
            assertThat(clerk.get("/desk/filters?address="
                                    + odd.replace("&", "%26").replace("{x}", "%7Bx%7D"))
                            .statusCode())
                    .as(odd)
                    .isEqualTo(200);
        }
        assertThat(clerk.get("/desk?filter=nonsense&sort=&page=-5&size=7&service=none")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void everyCountIsWhatARecountSaysAndEveryListHasThatLength() throws Exception {
        jdbc.sql("update task set ended_at = now() where ended_at is null").update();
        IntStream.range(0, 12).forEach(i -> open(i % 2 == 0 ? WITH_GAP : OVERLAPPING));
        String[] moves = {
            "now() - interval '40 days'", "now() - interval '2 minutes'", "now() + interval '3 minutes'",
            "now() + interval '1 day'", "now() + interval '9 days'", "null"
        };
        ExecutorService clerks = Executors.newFixedThreadPool(4);
        List<Callable<Void>> acts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int round = i;
            acts.add(() -> {
                act(round, moves[round % moves.length]);
                return null;
            });
        }
        for (var act : clerks.invokeAll(acts)) {
            act.get();
        }
        clerks.shutdown();
        recounted();
        counting.sumUp();
        recounted();
        for (String sums : List.of("task_count group by", "task_count_of_office group by office,")) {
            assertThat(jdbc.sql("select coalesce(max(n), 0) from (select count(*) as n from " + sums
                                    + " candidate_group, service, slot, free, escalated) kinds")
                            .query(Long.class)
                            .single())
                    .isLessThanOrEqualTo(8);
        }
    }

    private void act(int round, String due) {
        String user = "clerk" + (1 + round % 2);
        tasks.claimNext(user, GROUPS).ifPresent(task -> {
            jdbc.sql("update task set office = '" + (round % 3 == 1 ? "jeddah" : "main") + "', due_at = " + due
                            + " where id = ?")
                    .param(task.id())
                    .update();
            if (round % 3 == 0) {
                tasks.escalate(task.reference());
            }
            if (round % 5 < 2) {
                tasks.giveBack(task.id(), user);
            } else if (round % 5 == 2) {
                tasks.complete(task.id(), user, Map.of("outcome", "refuse", "reason", "not-entitled"));
            }
        });
        if (round % 4 == 0) {
            open(WITH_GAP);
        }
    }

    private void recounted() {
        recounted(GROUPS, "true");
        recounted(new WorkGroups(List.of(), List.of("supervisor", "clerk"), "jeddah"), "office = 'jeddah'");
        recounted(new WorkGroups(List.of("supervisor"), List.of("clerk"), "main"), "office = 'main'");
    }

    private void recounted(WorkGroups groups, String theirs) {
        for (String user : List.of("clerk1", "clerk2", "nobody")) {
            TaskCounts counts = counting.counts(TaskFilter.ALL, groups, user);
            for (State state : State.values()) {
                var filter = new TaskFilter(state, CERTIFICATES, Sort.DUE, Wanted.ANYTHING);
                long listed = search.list(filter, groups, user, 1000, 0).size();
                assertThat(counts.of(state, CERTIFICATES)).as(user + state).isEqualTo(listed);
                assertThat(counts.of(state, null)).as(user + state).isEqualTo(listed);
                assertThat(counts.of(state, "record-correction")).isZero();
            }
            assertThat(counts.of(State.ALL, null))
                    .isEqualTo(jdbc.sql(
                                    "select count(*) from task where ended_at is null and candidate_group = 'clerk' and "
                                            + theirs)
                            .query(Long.class)
                            .single());
        }
    }

    @Test
    void everyOrderIsKeptFromPageToPage() {
        IntStream.range(0, 7).forEach(i -> open(WITH_GAP));
        for (Sort sort : Sort.values()) {
            var filter = new TaskFilter(State.ALL, null, sort, Wanted.ANYTHING);
            List<String> whole = ids(filter, 1000, 0);
            List<String> pieces = new ArrayList<>();
            for (int at = 0; at < whole.size(); at += 3) {
                pieces.addAll(ids(filter, 3, at));
            }
            assertThat(pieces).as(sort.key()).isEqualTo(whole).doesNotHaveDuplicates();
        }
    }

    private List<String> ids(TaskFilter filter, int limit, int offset) {
        return search.list(filter, GROUPS, "clerk1", limit, offset).stream()
                .map(TaskSearch.Line::id)
                .toList();
    }

    @Test
    void theNextTaskIsTakenInsideTheListAtHand() {
        open(WITH_GAP);
        String wanted = open(OVERLAPPING);
        Browser clerk = Browser.at(port).signIn("clerk2");
        clerk.get("/desk");
        var answer = clerk.post("/desk/next", Map.of("list", "q=" + wanted));
        assertThat(answer.body()).contains(wanted.substring(9, 13) + " " + wanted.substring(13), "Yours");
        assertThat(clerk.post("/desk/next", Map.of("list", "q=" + wanted)).body())
                .contains("Nothing left to claim");
        open(WITH_GAP);
        var listed = clerk.post("/desk/next", Map.of("list", "service=" + CERTIFICATES));
        assertThat(listed.uri().getQuery()).isEqualTo("list=service=" + CERTIFICATES);
        assertThat(clerk.post("/desk/next", Map.of("list", "service=record-correction"))
                        .body())
                .contains("Nothing left to claim");
    }

    @Test
    void ofManyWhoTakeTheNextTaskAtOnceNoTwoGetTheSame() throws Exception {
        IntStream.range(0, 40).forEach(i -> open(WITH_GAP));
        ExecutorService clerks = Executors.newFixedThreadPool(32);
        List<Callable<Optional<Task>>> acts = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String user = "clerk" + i;
            acts.add(() -> tasks.claimNext(user, GROUPS));
        }
        List<String> taken = new ArrayList<>();
        for (var act : clerks.invokeAll(acts)) {
            act.get().ifPresent(task -> taken.add(task.id()));
        }
        clerks.shutdown();
        assertThat(taken).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
    }

    @Test
    void aListIsSavedRenamedAndThrownAway() {
        Browser clerk = Browser.at(port).signIn("clerk1");
        open(WITH_GAP);
        clerk.get("/desk");
        String address = "filter=free&service=" + CERTIFICATES;
        assertThat(clerk.post("/desk/filters", Map.of("name", " ", "address", address))
                        .body())
                .contains("Give the list a name")
                .contains("value=\"" + address.replace("&", "&amp;") + "\"");
        var saved = clerk.post("/desk/filters", Map.of("name", "Free <ones>", "address", address));
        assertThat(saved.uri().getQuery()).isEqualTo(address);
        long free = counting.counts(TaskFilter.ALL, WorkGroups.of("clerk"), "clerk1")
                .of(State.FREE, CERTIFICATES);
        assertThat(saved.body()).contains("<bdi>Free &lt;ones&gt;</bdi> <b>" + free + "</b>");
        Matcher id = Pattern.compile("/desk/filters/(\\d+)/delete")
                .matcher(clerk.get("/desk/filters").body());
        assertThat(id.find()).isTrue();
        String mine = "/desk/filters/" + id.group(1);
        clerk.post("/desk/filters", Map.of("name", "Second", "address", "filter=mine"));
        assertThat(clerk.post(mine, Map.of("name", "Second")).body()).contains("Another list has this name");
        Browser other = Browser.at(port).signIn("clerk2");
        other.get("/desk");
        other.post(mine + "/delete", Map.of());
        assertThat(other.get("/desk").body()).doesNotContain("Free &lt;ones&gt;");
        assertThat(clerk.post(mine, Map.of("name", "Certificates")).body()).contains(">Certificates</bdi>");
        assertThat(clerk.post(mine + "/delete", Map.of()).body()).doesNotContain(">Certificates</bdi>");
        for (int i = 0; i < 11; i++) {
            clerk.post("/desk/filters", Map.of("name", "List " + i, "address", ""));
        }
        assertThat(clerk.post("/desk/filters", Map.of("name", "One more", "address", ""))
                        .body())
                .contains("You have 12 lists");
    }

    @Test
    void manyAreTakenGivenBackAndPassedOnEachForItself() {
        Browser clerk = Browser.at(port).signIn("clerk1");
        String free = task(open(WITH_GAP));
        String taken = task(open(WITH_GAP));
        String done = task(open(WITH_GAP));
        tasks.claim(taken, "clerk2", GROUPS);
        tasks.claim(done, "clerk2", GROUPS);
        tasks.complete(done, "clerk2", Map.of("outcome", "refuse", "reason", "not-entitled"));
        clerk.get("/desk");
        String claimed = many(clerk, "claim", List.of(free, taken, done, "nonsense"), Map.of());
        assertThat(claimed)
                .contains("1 of 4 are done.")
                .contains("clerk2 has it since: ")
                .contains("No longer open");
        assertThat(tasks.find(free)).get().extracting(Task::assignee).isEqualTo("clerk1");
        assertThat(many(clerk, "pass", List.of(free, taken), Map.of()))
                .contains("2 tasks are chosen.")
                .contains("Majed Al-Enazi (clerk2)");
        assertThat(many(clerk, "pass", List.of(free, taken), Map.of("sure", "yes", "why", "Holidays")))
                .contains("Choose a colleague")
                .contains(">Holidays</textarea>");
        assertThat(many(clerk, "pass", List.of(free, taken), Map.of("sure", "yes", "to", "clerk2", "why", "Holidays")))
                .contains("1 of 2 are done.");
        assertThat(tasks.find(free)).get().extracting(Task::assignee).isEqualTo("clerk2");
        assertThat(many(clerk, "return", List.of(free), Map.of())).contains("Not done");
        assertThat(many(clerk, "claim", List.of(), Map.of())).contains("Choose at least one task");
        List<String> tooMany = IntStream.range(0, 501).mapToObj(i -> "t" + i).toList();
        assertThat(many(clerk, "claim", tooMany, Map.of())).contains("Choose 500 tasks at most");
        assertThat(clerk.get("/desk?all").body())
                .as("a page of ticks without a script")
                .containsPattern("name=\"id\"[^>]*checked");
    }

    @Test
    void fiveHundredAreTakenAtOnce() {
        String pattern = task(open(WITH_GAP));
        jdbc.sql(
                        """
                insert into task (id, reference, service, element, form, candidate_group, created_at, due_at)
                select 'bulk' || n, reference, service, element, form, candidate_group, created_at, due_at
                from task, generate_series(1, 500) n where id = ?""")
                .param(pattern)
                .update();
        Browser clerk = Browser.at(port).signIn("clerk1");
        clerk.get("/desk");
        List<String> ids =
                IntStream.rangeClosed(1, 500).mapToObj(n -> "bulk" + n).toList();
        assertThat(many(clerk, "claim", ids, Map.of())).contains("500 of 500 are done.");
        assertThat(clerk.get("/desk?filter=mine&size=500").body()).contains("bulk500");
        assertThat(many(clerk, "return", ids, Map.of())).contains("500 of 500 are done.");
        jdbc.sql("delete from task where id like 'bulk%'").update();
    }

    private static String many(Browser clerk, String act, List<String> ids, Map<String, String> fields) {
        return clerk.post("/desk/many/" + act, new HashMap<>(fields), "id", ids).body();
    }

    private String task(String reference) {
        return tasks.openOfCase(reference).get(0).id();
    }

    private String open(String client) {
        return cases.submit(new NewCase(
                CERTIFICATES,
                client,
                client,
                "web",
                Map.of("template", "wage", "languages", "en", "validity", "30", "addressee", ""),
                UUID.randomUUID().toString()));
    }
}
