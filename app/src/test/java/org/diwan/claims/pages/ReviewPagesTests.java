package org.diwan.claims.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.MultipartBody;
import org.diwan.claims.check.ClaimColumn;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reviewers decide claims and ask facilities, facilities answer and object; all in browsers without scripts. */
@DiwanTest
class ReviewPagesTests {

    private static final String HOSPITAL = "F0006";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    @Test
    void aReviewerDecidesLineByLineAsksAndTheBatchIsJudged() {
        Browser hospital = Browser.at(port).signIn("hospital1");
        String batch = send(
                hospital,
                "review.csv",
                new ClaimTable(HOSPITAL, day(8))
                        .line("RP-0", 1, "1000000040", "Majed", "OP-310", 1, "1450.00")
                        .but(ClaimColumn.PRIOR_APPROVAL, "PA-77")
                        .line("RP-1", 1, "1000000057", "Samira", "OP-310", 1, "1450.00")
                        .line("RP-1", 2, "1000000057", "Samira", "OP-200", 1, "65.00")
                        .line("RP-2", 1, "1000000073", "Hanan", "OP-310", 1, "1450.00"));
        String first = task(batch, "RP-1");
        Browser reviewer = Browser.at(port).signIn("reviewer1");
        Document list = page(reviewer.get("/desk?lang=en"));
        assertThat(list.select("main table").text()).contains("Review the claim", "Al Noor Specialist Hospital");
        assertThat(list.select("main table a[href*=clients]")).isEmpty();
        assertThat(reviewer.get("/desk/clients").statusCode()).isEqualTo(404);
        assertThat(Browser.at(port).signIn("clerk1").get("/desk/tasks/" + first).body())
                .doesNotContain("RP-1");

        Document task = page(reviewer.post("/desk/tasks/" + first + "/claim", Map.of()));
        assertThat(task.select("main").text())
                .contains("RP-1", "Al Noor Specialist Hospital", "Samira", "Magnetic resonance imaging")
                .contains("Service OP-310 needs our approval");
        assertThat(task.select("input[name='lines.0.allowed']").val()).isEqualTo("1450.00");
        assertThat(task.select("input[name='lines.1.allowed']")).isEmpty();

        Map<String, String> forged = new HashMap<>(line("reduce", "2000"));
        forged.put("lines", "3");
        forged.put("lines.0.lineNo", "2");
        forged.put("lines.0.amount", "5000");
        Document refused = page(reviewer.post("/desk/tasks/" + first + "/complete", forged));
        assertThat(refused.select(".govuk-error-summary").text()).contains("Enter at most what is claimed");
        assertThat(refused.select("input[name='lines.0.allowed']").val()).isEqualTo("2000");
        assertThat(refused.select("input[name='lines.1.allowed']")).isEmpty();
        Document none = page(reviewer.post("/desk/tasks/" + first + "/complete", Map.of("decision", "deny")));
        assertThat(none.select(".govuk-error-summary").text()).contains("Choose the reason of the denial");
        assertThat(none.select("input[name='lines.0.allowed']")).hasSize(1);

        forged.put("lines.0.allowed", "900.50");
        reviewer.post("/desk/tasks/" + first + "/draft", forged);
        Document drafted = page(reviewer.get("/desk/tasks/" + first));
        assertThat(drafted.select("input[name='lines.0.allowed']").val()).isEqualTo("900.50");
        assertThat(drafted.select("input[name='lines.0.outcome'][checked]").val())
                .isEqualTo("reduce");
        assertThat(drafted.select("input[name='lines.1.allowed']")).isEmpty();
        forged.put("_seen", drafted.select("input[name=_seen]").val());
        assertThat(reviewer.post("/desk/tasks/" + first + "/complete", forged)
                        .uri()
                        .getPath())
                .isEqualTo("/desk");
        await().atMost(Duration.ofSeconds(30)).until(() -> outcome(batch, "RP-1", 1), "REDUCE 900.50"::equals);
        assertThat(outcome(batch, "RP-1", 2)).isEqualTo("PAY 65.00");
        Document claim = page(hospital.get("/claims/batches/" + batch + "/claims/" + claim(batch, "RP-1")));
        assertThat(claim.select("main table").text())
                .contains("A reviewer looked at the claim. Paid in part")
                .doesNotContain("reviewer1");
        assertThat(hospital.get("/claims/batches/" + batch + "/results.csv").body())
                .contains("REDUCE,900.50,review-part-documented approval-missing");

        String second = task(batch, "RP-2");
        reviewer.post("/desk/tasks/" + second + "/claim", Map.of());
        reviewer.post(
                "/desk/tasks/" + second + "/complete",
                Map.of("decision", "ask", "question", "Please send the report of the images."));
        Document waiting = page(hospital.get("/claims/batches/" + batch));
        assertThat(waiting.select("main").text()).contains("A reviewer needs your answer");
        String answer = waiting.select("a[href^=/cases/]").attr("href");
        assertThat(Browser.at(port).signIn("pharmacy1").get(answer).statusCode())
                .isEqualTo(404);
        assertThat(page(hospital.get(answer)).select("main").text()).contains("Please send the report of the images.");
        HttpResponse<String> answered = hospital.post(
                answer,
                new MultipartBody()
                        .field("reply", "The report is attached.")
                        .file("documents", "report.pdf", "%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF"));
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(page(answered).select("main").text()).contains("You answered the reviewer");
        assertThat(page(answered).select(".govuk-back-link").attr("href")).isEqualTo("/claims");
        String again = task(batch, "RP-2");
        assertThat(again).isNotEqualTo(second);
        Document back = page(reviewer.post("/desk/tasks/" + again + "/claim", Map.of()));
        assertThat(back.select("main").text()).contains("The report is attached.", "report.pdf");
        reviewer.post("/desk/tasks/" + again + "/complete", Map.of("decision", "propose"));
        await().atMost(Duration.ofSeconds(30)).until(() -> state(batch), "judged"::equals);
        assertThat(outcome(batch, "RP-2", 1)).isEqualTo("PAY 1450.00");
        // What is kept of the batch is what its lines come to, to the cent.
        assertThat(db.sql(
                                """
                        select (select sum(allowed) from claim_batch_sum where batch_id = b.id),
                               (select sum(reduced) from claim_batch_sum where batch_id = b.id),
                               (select sum(denied) from claim_batch_sum where batch_id = b.id), amount
                          from claim_batch b where reference = ?""")
                        .param(batch)
                        .query((row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " "
                                + row.getString(4))
                        .single())
                .isEqualTo("3865.50 549.50 0.00 4415.00");
        assertThat(page(hospital.get("/claims/batches/" + batch)).select("main").text())
                .doesNotContain("needs your answer");
    }

    @Test
    void anObjectionIsDecidedByAnotherReviewerAndIsFinal() {
        Browser hospital = Browser.at(port).signIn("hospital1");
        String batch = send(
                hospital,
                "objection.csv",
                new ClaimTable(HOSPITAL, day(9))
                        .line("RQ-1", 1, "1000000024", "Ibrahim", "OP-310", 1, "1450.00")
                        .line("RQ-1", 2, "1000000024", "Ibrahim", "OP-200", 1, "65.00")
                        .line("RQ-2", 1, "1000000024", "Ibrahim", "OP-200", 1, "65.00"));
        String first = task(batch, "RQ-1");
        Browser reviewer = Browser.at(port).signIn("reviewer1");
        Document task = page(reviewer.post("/desk/tasks/" + first + "/claim", Map.of("lang", "en")));
        String other = task.select("a[href*='/claims/']").attr("href");
        assertThat(page(reviewer.get(other)).select("main").text()).contains("RQ-2", "is in claim RQ-1, line 2");
        assertThat(reviewer.get(other.replaceFirst("\\d+$", claim(batch, "RQ-1") + ""))
                        .statusCode())
                .isEqualTo(404);
        assertThat(Browser.at(port).signIn("supervisor1").get(other).statusCode())
                .isEqualTo(404);
        reviewer.post("/desk/tasks/" + first + "/complete", Map.of("decision", "deny", "denyReason", "not-necessary"));
        await().atMost(Duration.ofSeconds(30)).until(() -> state(batch), "judged"::equals);

        String claim = "/claims/batches/" + batch + "/claims/" + claim(batch, "RQ-1");
        Document seen = page(hospital.get(claim + "?lang=en"));
        assertThat(seen.select("a[href$=/object]")).hasSize(1);
        Document form = page(hospital.get(claim + "/object"));
        assertThat(form.select("input[name=objected]").eachAttr("value")).containsExactly("1");
        assertThat(Browser.at(port).signIn("pharmacy1").get(claim + "/object").statusCode())
                .isEqualTo(404);
        Document wrong = page(hospital.post(
                claim + "/object", new MultipartBody().field("objected", "2").field("grounds", "Too short a wait")));
        assertThat(wrong.title()).startsWith("Error: ");
        Document sent = page(hospital.post(
                claim + "/object",
                new MultipartBody()
                        .field("objected", "1")
                        .field("grounds", "The pain did not go away for six weeks.")));
        assertThat(sent.select("main").text()).contains("Your objection has arrived");
        assertThat(page(hospital.get(claim)).select("main").text()).contains("Your objection is under review");
        assertThat(page(hospital.get(claim + "/object")).select("main").text()).contains("No line can be objected to");

        String second = task(batch, "RQ-1");
        assertThat(page(reviewer.get("/desk/tasks/" + second)).select("form[action$=/claim]"))
                .isEmpty();
        assertThat(page(reviewer.post("/desk/tasks/" + second + "/claim", Map.of()))
                        .select("main")
                        .text())
                .contains("Somebody else must look at it");
        Browser another = Browser.at(port).signIn("reviewer2");
        Document objected = page(another.post("/desk/tasks/" + second + "/claim", Map.of()));
        assertThat(objected.select("main").text()).contains("The pain did not go away", "The facility objects");
        another.post("/desk/tasks/" + second + "/complete", Map.of("decision", "propose"));
        await().atMost(Duration.ofSeconds(30)).until(() -> outcome(batch, "RQ-1", 1), "PAY 1450.00"::equals);
        Document decided = page(hospital.get(claim));
        assertThat(decided.select("main table").text()).contains("A reviewer looked at your objection.");
        assertThat(decided.select("a[href$=/object]")).isEmpty();
        for (String language : List.of("ar", "fr", "en")) {
            assertThat(page(hospital.get(claim + "?lang=" + language))
                            .select("main")
                            .text())
                    .doesNotContain("??", "claims.", "rule.", "review-");
        }
    }

    private static Map<String, String> line(String outcome, String allowed) {
        return Map.of(
                "decision", "lines",
                "lines", "1",
                "lines.0.outcome", outcome,
                "lines.0.allowed", allowed,
                "lines.0.allowedQuantity", "1",
                "lines.0.reduceReason", "part-documented");
    }

    private String send(Browser hospital, String name, ClaimTable claims) {
        hospital.get("/claims/send?lang=en");
        String path = hospital.post("/claims/send", new MultipartBody().file("file", name, claims.bytes()))
                .uri()
                .getPath();
        String batch = path.substring(path.lastIndexOf('/') + 1);
        await().atMost(Duration.ofSeconds(60)).until(() -> state(batch), "reviewing"::equals);
        return batch;
    }

    /** The open task of the claim's review. */
    private String task(String batch, String claimNo) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> db.sql(
                                        """
                        select t.id from task t join claim_review r on r.reference = t.reference
                          join claim c on c.id = r.claim_id join claim_batch b on b.id = c.batch_id
                         where b.reference = ? and c.claim_no = ? and t.ended_at is null
                           and t.candidate_group = 'reviewer'""")
                                .params(batch, claimNo)
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private long claim(String batch, String claimNo) {
        return db.sql(
                        "select c.id from claim c join claim_batch b on b.id = c.batch_id where b.reference = ? and c.claim_no = ?")
                .params(batch, claimNo)
                .query(Long.class)
                .single();
    }

    private String outcome(String batch, String claimNo, int line) {
        return db.sql("select outcome || ' ' || allowed from claim_line where claim_id = ? and line_no = ?")
                .params(claim(batch, claimNo), line)
                .query(String.class)
                .single();
    }

    private String state(String batch) {
        return db.sql("select state from claim_batch where reference = ?")
                .param(batch)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private LocalDate day(int before) {
        return LocalDate.now(clock).minusDays(before);
    }

    private static Document page(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body().replace("&nbsp;", " ").replace('\u00a0', ' '));
    }
}
