package org.diwan.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a client finds under "My cases": what was begun, what was sent, and how long it takes. */
@DiwanTest
class MyCasesTests {

    private static final String CLIENT = "1000000073";
    private static final String OTHER = "1000000016";
    private static final String SERVICE = "/services/certificate-issuance";
    private static final Pattern DELETE = Pattern.compile("/cases/drafts/([0-9a-f-]{36})/delete");

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    PastTimes pastTimes;

    @Autowired
    JdbcClient jdbc;

    private Browser client;

    @BeforeEach
    void signIn() {
        jdbc.sql("delete from draft where client = ?").param(CLIENT).update();
        client = Browser.at(port).signIn(CLIENT);
    }

    @AfterEach
    void forgetPastCases() {
        jdbc.sql("delete from case_file where channel = 'past'").update();
        pastTimes.learn();
    }

    @Test
    void whatIsBegunStandsFirstAndLeadsOn() {
        UUID id = begin();
        String page = client.get("/cases").body();
        assertThat(page)
                .contains("Started, not sent yet", "Wage certificate", "kept for 30 more days")
                .contains(SERVICE + "/start/" + id);
        assertThat(client.get(SERVICE + "/start/" + id).statusCode()).isEqualTo(200);
        jdbc.sql("update draft set updated_at = updated_at - interval '29 days 1 hour' where id = ?")
                .param(id)
                .update();
        assertThat(client.get("/cases").body()).contains("kept for 1 more day<");
        jdbc.sql("update draft set updated_at = updated_at - interval '2 days' where id = ?")
                .param(id)
                .update();
        assertThat(client.get("/cases").body()).doesNotContain("Started, not sent yet");
    }

    @Test
    void itIsDeletedOnceThatIsConfirmed() {
        UUID id = begin();
        assertThat(client.get("/cases/drafts/" + id + "/delete").body()).contains("Delete what you began?");
        assertThat(client.get("/cases").body()).contains(id.toString());
        HttpResponse<String> answer = client.post("/cases/drafts/" + id + "/delete", Map.of());
        assertThat(answer.uri().getPath()).isEqualTo("/cases");
        assertThat(answer.body()).doesNotContain(id.toString());
        HttpResponse<String> again = client.post("/cases/drafts/" + id + "/delete", Map.of());
        assertThat(again.uri().getPath()).isEqualTo("/cases");
        assertThat(client.get("/cases/drafts/" + id + "/delete").uri().getPath())
                .isEqualTo("/cases");
    }

    @Test
    void nobodyElseSeesOrDeletesIt() {
        UUID id = begin();
        Browser other = Browser.at(port).signIn(OTHER);
        assertThat(other.get("/cases").body()).doesNotContain(id.toString());
        assertThat(other.get("/cases/drafts/" + id + "/delete").uri().getPath()).isEqualTo("/cases");
        other.post("/cases/drafts/" + id + "/delete", Map.of());
        assertThat(client.get("/cases").body()).contains(id.toString());
    }

    @Test
    void afterSendingTheReferenceAndWhatComesNextAreSaidOnce() {
        String reference = submit();
        assertThat(client.get("/cases/" + reference + "?sent").body())
                .contains("We have received your request", "We look at your request", "data-print");
        assertThat(client.get("/cases/" + reference).body()).doesNotContain("We have received your request");
    }

    @Test
    void howLongItTakesIsSaidFromPastCases() {
        String reference = submit();
        past(400, "at time zone 'Asia/Riyadh'", "2026-11-08 09:00", "2026-11-08 11:30");
        past(600, "at time zone 'Asia/Riyadh'", "2026-11-08 09:00", "2026-11-09 09:30");
        pastTimes.learn();
        String told = "Half of the requests are done within 2 working days, nine of ten within 2 working days.";
        assertThat(client.get(SERVICE).body()).contains(told);
        assertThat(client.get("/cases/" + reference).body()).contains(told);
        past(900, "at time zone 'Asia/Riyadh'", "2026-11-10 20:00", "2026-11-10 20:00:05");
        pastTimes.learn();
        assertThat(Browser.at(port).get(SERVICE + "?lang=fr").body())
                .contains("La moitié des demandes aboutit en 3 heures ouvrées, neuf sur dix en 2 jours ouvrés.");
        assertThat(Browser.at(port).get(SERVICE + "?lang=ar").body())
                .contains("نصف الطلبات يُنجَز خلال 3 ساعات عمل، وتسعة من كل عشرة خلال يومَي عمل.");
    }

    @Test
    void ofCasesTakenBackOrLongPastNothingIsLearnt() {
        past(300, "", "2026-11-08 09:00+03", "2026-11-12 09:00+03");
        jdbc.sql("update case_file set decided_as = 'WITHDRAWN' where channel = 'past'")
                .update();
        past(300, "", "2025-10-05 09:00+03", "2025-10-09 09:00+03");
        pastTimes.learn();
        assertThat(client.get(SERVICE).body()).doesNotContain("working days, nine of ten");
    }

    @Test
    void theDaysOfTheClientAndOfAnObjectionAreNotCounted() {
        past(1000, "", "2026-11-08 09:00+03", "2026-12-08 09:00+03");
        jdbc.sql(
                        "update case_file set decided_at = '2026-11-12 11:00+03', paused_seconds = 32 * 3600 where channel = 'past'")
                .update();
        pastTimes.learn();
        assertThat(client.get(SERVICE).body())
                .contains("Half of the requests are done within 2 working hours, nine of ten within 2 working hours.");
    }

    private void past(int count, String zone, String submitted, String ended) {
        jdbc.sql(("insert into case_file (reference, service, client, submitted_by, channel, status, submitted_at,"
                                + " due_at, ended_at, decided_at, decided_as, request_key) select gen_random_uuid(), 'certificate-issuance',"
                                + " 'past', 'past', 'past', 'GRANTED', at, at, done, done, 'GRANTED',"
                                + " gen_random_uuid() from generate_series(1, ?), lateral (select cast('%s' as timestamp%s) %s as done) d,"
                                + " lateral (select cast('%s' as timestamp%s) %s as at) t")
                        .formatted(
                                ended, zone.isEmpty() ? "tz" : "", zone, submitted, zone.isEmpty() ? "tz" : "", zone))
                .param(count)
                .update();
    }

    private UUID begin() {
        client.get(SERVICE + "/start?template=wage");
        Matcher found = DELETE.matcher(client.get("/cases").body());
        assertThat(found.find()).isTrue();
        return UUID.fromString(found.group(1));
    }

    private String submit() {
        Map<String, Object> answers = Map.of("template", "wage", "languages", "en", "validity", "30", "addressee", "");
        return cases.submit(new NewCase(
                "certificate-issuance",
                CLIENT,
                CLIENT,
                "web",
                answers,
                UUID.randomUUID().toString()));
    }
}
