package org.diwan.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.MultipartBody;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The way to a case: nothing that was typed is lost, whatever happens meanwhile. */
@DiwanTest
class QuestionPagesTests {

    private static final String CLIENT = "1000000057";
    private static final String OTHER = "1000000065";
    private static final String PDF = "%PDF-1.7\n1 0 obj\n<< >>\nendobj\n";
    private static final Pattern FILE = Pattern.compile("type=\"hidden\" name=\"documents\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Browser client;

    @BeforeEach
    void signIn() {
        jdbc.sql("delete from draft where client in (?, ?)")
                .params(CLIENT, OTHER)
                .update();
        client = Browser.at(port).signIn(CLIENT);
    }

    @Test
    void whatIsSavedIsThereAgainOnAnotherDeviceAlsoWhatIsWrong() {
        String draft = begin("/services/contact-details-change/start");
        client.post(draft + "?page=what", Map.of("changes", "email"));
        String saved = client.post(draft + "?page=new", Map.of("email", "not an address", "_save", "yes"))
                .body();
        assertThat(saved).contains("Your answers are saved", draft);

        Document page = Jsoup.parse(
                Browser.at(port).signIn(CLIENT).get(draft + "?page=new").body());
        assertThat(page.select("input[name=email]").val()).isEqualTo("not an address");
        assertThat(client.get(draft + "?page=what").body()).contains("checked=\"checked\"");
    }

    @Test
    void goingBackLosesNothingOfWhatWasTyped() {
        String draft = begin("/services/contact-details-change/start");
        client.post(draft + "?page=what", Map.of("changes", "email"));
        HttpResponse<String> before =
                client.post(draft + "?page=new", Map.of("email", "not an address", "_back", "yes"));
        assertThat(before.uri()).hasQuery("page=what");

        HttpResponse<String> again = client.post(draft + "?page=what", Map.of("changes", "email"));
        assertThat(again.uri()).hasQuery("page=new");
        assertThat(Jsoup.parse(again.body()).select("input[name=email]").val()).isEqualTo("not an address");
        assertThat(Jsoup.parse(again.body()).select(".govuk-error-summary")).isEmpty();

        client.post(draft + "?page=new", Map.of("email", "right@example.org", "_back", "yes"));
        assertThat(kept(draft)).contains("right@example.org");
        assertThat(Jsoup.parse(client.get(draft + "?page=new").body())
                        .select("input[name=email]")
                        .val())
                .isEqualTo("right@example.org");
    }

    @Test
    void backLeadsOutOfTheFirstPageAndToTheCheckFromAChange() {
        String draft = begin("/services/contact-details-change/start");
        assertThat(client.post(draft + "?page=what", Map.of("_back", "yes")).uri())
                .hasPath("/services/contact-details-change");
        assertThat(begin("/services/contact-details-change/start")).isEqualTo(draft);

        client.post(draft + "?page=what", Map.of("changes", "email"));
        HttpResponse<String> check = client.post(
                draft + "?page=new", Map.of("email", "right@example.org", "_change", "yes", "_back", "yes"));
        assertThat(check.uri()).hasPath(draft + "/check");
    }

    @Test
    void aCharacterThatNoColumnHoldsLosesNothingElse() {
        String draft = begin("/services/contact-details-change/start");
        client.post(draft + "?page=what", Map.of("changes", "email"));
        client.post(draft + "?page=new", Map.of("email", "a\u0000b \\u0000"));
        assertThat(Jsoup.parse(client.get(draft + "?page=new").body())
                        .select("input[name=email]")
                        .val())
                .isEqualTo("a\u2400b \\u0000");
    }

    @Test
    void aPageThatWasSentAfterTheSessionEndedIsThereAgainAfterSigningIn() {
        String draft = begin("/services/contact-details-change/start");
        client.post(draft + "?page=what", Map.of("changes", "email"));
        client.get(draft + "?page=new");
        client.tellingOrigin().loseSession();

        HttpResponse<String> asked = client.post(draft + "?page=new", Map.of("email", "typed@example.org"));
        assertThat(asked.body()).contains("Your session had ended");
        HttpResponse<String> page = client.signIn(CLIENT, "demo-Pass-2026");
        assertThat(page.uri()).hasPath(draft).hasQuery("page=new");
        assertThat(Jsoup.parse(page.body()).select("input[name=email]").val()).isEqualTo("typed@example.org");
        assertThat(page.body()).contains("This is what you had typed");
        assertThat(client.get(draft + "?page=new").body()).contains("typed@example.org");
        client.loseSession();
        assertThat(client.post(draft + "/send", Map.of()).statusCode()).isEqualTo(403);
        assertThat(kept(draft)).doesNotContain("typed@example.org");
    }

    @Test
    void whatIsSentWithoutAnySessionOrIsTooLongIsNotKept() {
        String draft = begin("/services/contact-details-change/start");
        client.get(draft + "?page=what");
        client.tellingOrigin().loseSession();
        assertThat(client.post(draft + "?page=new", Map.of("email", "x".repeat(20_001)))
                        .statusCode())
                .isEqualTo(403);
        Browser stranger = Browser.at(port).tellingOrigin();
        assertThat(stranger.post(draft + "?page=new", Map.of("email", "x")).statusCode())
                .isEqualTo(403);
        Browser liar = Browser.at(port).tellingOrigin();
        liar.bring("DIWAN", "made-up.AAAAAAAAAAAAAAAAAAAAAA");
        assertThat(liar.post(draft + "?page=new", Map.of("email", "x")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoeverComesBackGoesOnWhereSomethingLacks() {
        String draft = begin("/services/contact-details-change/start");
        assertThat(client.get(draft).uri()).hasQuery("page=what");
        client.post(draft + "?page=what", Map.of("changes", "city"));
        assertThat(client.get(draft).uri()).hasQuery("page=new");
        client.post(draft + "?page=new", Map.of("city", "Jeddah"));
        assertThat(client.get(draft).uri()).hasQuery("page=confirm");
        client.post(draft + "?page=confirm", Map.of("own", "true"));
        assertThat(client.get(draft).uri().getPath()).isEqualTo(draft + "/check");
    }

    @Test
    void anUntouchedDraftIsGoneOnWith() {
        assertThat(begin("/services/contact-details-change/start"))
                .isEqualTo(begin("/services/contact-details-change/start"));
    }

    @Test
    void aSecondWindowDoesNotWriteOverTheFirst() {
        String draft = begin("/services/contact-details-change/start");
        client.post(draft + "?page=what", Map.of("changes", "email"));
        String seen = seen(client.get(draft + "?page=new").body());
        client.post(draft + "?page=new", Map.of("email", "first@example.org", "_seen", seen));

        Document second =
                Jsoup.parse(client.post(draft + "?page=new", Map.of("email", "second@example.org", "_seen", seen))
                        .body());
        assertThat(second.text()).contains("These answers were changed in another window");
        assertThat(second.select("input[name=email]").val()).isEqualTo("second@example.org");
        assertThat(kept(draft)).contains("first@example.org");

        client.post(
                draft + "?page=new",
                Map.of(
                        "email",
                        "second@example.org",
                        "_seen",
                        second.select("input[name=_seen]").val()));
        assertThat(kept(draft)).contains("second@example.org");
    }

    @Test
    void answersThatChangedAfterTheyWereCheckedAreNotSent() {
        String draft = begin("/services/contact-details-change/start");
        client.post(draft + "?page=what", Map.of("changes", "city"));
        client.post(draft + "?page=new", Map.of("city", "Jeddah"));
        String seen = seen(client.get(draft + "/check").body());
        client.post(draft + "?page=new", Map.of("city", "Dammam"));

        HttpResponse<String> sent = client.post(draft + "/send", Map.of("_seen", seen));
        assertThat(sent.uri().getPath()).isEqualTo(draft + "/check");
        assertThat(sent.body()).contains("Nothing was sent", "Dammam");
    }

    @Test
    void whatIsTypedIntoAnExpiredDraftGoesIntoANewOne() {
        String draft = begin("/services/contact-details-change/start");
        client.post(draft + "?page=what", Map.of("changes", "city"));
        jdbc.sql("update draft set updated_at = updated_at - interval '31 days' where client = ?")
                .param(CLIENT)
                .update();

        assertThat(client.get(draft + "?page=what").statusCode()).isEqualTo(404);
        Document page = Jsoup.parse(
                client.post(draft + "?page=what", Map.of("changes", "mobile")).body());
        assertThat(page.text()).contains("Your saved answers had expired");
        assertThat(page.select("input[name=changes][checked]").eachAttr("value"))
                .containsExactly("mobile");
        assertThat(page.select("form").attr("action")).doesNotContain(draft);
    }

    @Test
    void aDraftOfSomebodyElseLooksLikeNone() {
        String draft = begin("/services/contact-details-change/start");
        Browser other = Browser.at(port).signIn(OTHER);

        assertThat(other.get(draft).statusCode()).isEqualTo(404);
        assertThat(other.get(draft + "/check").statusCode()).isEqualTo(404);
        assertThat(other.post(draft + "/send", Map.of()).statusCode()).isEqualTo(404);
        other.post(draft + "?page=what", Map.of("changes", "city"));
        assertThat(kept(draft)).doesNotContain("\"changes\"");
    }

    @Test
    void whatTheRecordHoldsIsFilledInAndCannotBeForged() {
        String draft = begin("/services/record-correction/start?about=birthDate");
        Document page = Jsoup.parse(client.get(draft + "?page=right").body());
        assertThat(page.select(".known-as").text()).contains("From our record: ");
        assertThat(page.select("input[name^=birthDateNow]")).isEmpty();
        String said = page.select("#f-birthDateNow").text().replaceFirst(".* ", "");
        assertThat(said).matches("\\d{4}");

        Map<String, String> forged = new LinkedHashMap<>(
                Map.of("birthDateNow-day", "1", "birthDateNow-month", "1", "birthDateNow-year", "1901"));
        forged.putAll(Map.of(
                "birthDate-day", "2", "birthDate-month", "2", "birthDate-year", "1960", "why", "My identity card."));
        client.post(draft + "?page=right", forged);
        assertThat(kept(draft)).contains("\"birthDateNow\": \"" + said).doesNotContain("1901");
        assertThat(client.get("/services/contact-details-change/start").statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobodyIsSentAwayFromTheFormThatChangesTheFact() {
        String draft = begin("/services/contact-details-change/start");
        client.post(draft + "?page=what", Map.of("changes", "email"));

        Document page = Jsoup.parse(client.get(draft + "?page=new").body());

        assertThat(page.select(".known-as").text()).contains("From our record: ");
        assertThat(page.select(".known-as a")).isEmpty();
    }

    @Test
    void filesComeWithThePageStayThroughErrorsAndBelongToTheCaseOnceSent() {
        String draft = begin("/services/record-correction/start?about=birthDate");
        client.post(
                draft + "?page=right",
                Map.of("birthDate-day", "2", "birthDate-month", "2", "birthDate-year", "1960", "why", "My card."));
        String page = client.post(
                        draft + "?page=evidence",
                        new MultipartBody()
                                .field("evidence", "It is on the card.")
                                .file("documents", "../../card.pdf", PDF)
                                .file("documents", "tool.pdf", "MZ\u0090\u0000 this is a program"))
                .body();
        assertThat(page).contains("card.pdf").doesNotContain("../");
        assertThat(Jsoup.parse(page).select(".govuk-error-summary").text()).contains("tool.pdf");
        assertThat(Jsoup.parse(page).select("textarea[name=evidence]").val()).isEqualTo("It is on the card.");
        String file = file(page);

        String check = client.post(
                        draft + "?page=evidence",
                        Map.of("evidenceKind", "identity-card", "evidence", "It is on the card.", "documents", file))
                .body();
        assertThat(check).contains("Check your answers", "card.pdf");
        HttpResponse<String> made = client.post(draft + "/send", Map.of("_seen", seen(check)));
        String address = made.uri().getPath();
        assertThat(made.body()).contains("We have received your request", address + "/uploads/" + file);
        assertThat(client.get(address + "/uploads/" + file).body()).startsWith("%PDF");
        assertThat(Browser.at(port)
                        .signIn(OTHER)
                        .get(address + "/uploads/" + file)
                        .statusCode())
                .isEqualTo(404);
        assertThat(client.post(draft + "/send", Map.of()).uri().getPath()).isEqualTo(address);
    }

    @Test
    void aFileIsTakenAwayAndTheFileOfSomebodyElseCannotBeNamed() {
        String draft = begin("/services/record-correction/start?about=birthDate");
        String page = client.post(
                        draft + "?page=evidence",
                        new MultipartBody().field("_stay", "documents").file("documents", "card.pdf", PDF))
                .body();
        String file = file(page);
        Browser other = Browser.at(port).signIn(OTHER);
        String theirs = other.get("/services/record-correction/start?about=birthDate")
                .uri()
                .getPath();
        assertThat(other.post(
                                theirs + "?page=evidence",
                                Map.of(
                                        "evidenceKind",
                                        "other",
                                        "evidence",
                                        "x",
                                        "documents",
                                        file,
                                        "_stay",
                                        "documents"))
                        .body())
                .doesNotContain("card.pdf");

        String without = client.post(draft + "?page=evidence", Map.of("documents", file, "_drop", "documents:" + file))
                .body();
        assertThat(without).doesNotContain("card.pdf");
        assertThat(jdbc.sql("select count(*) from upload where id = ?::uuid")
                        .param(file)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private String begin(String start) {
        return client.get(start).uri().getPath();
    }

    private String kept(String draft) {
        return jdbc.sql("select answers::text from draft where id = ?::uuid")
                .param(draft.substring(draft.lastIndexOf('/') + 1))
                .query(String.class)
                .single();
    }

    private static String seen(String page) {
        return Jsoup.parse(page).select("input[name=_seen]").val();
    }

    private static String file(String page) {
        Matcher file = FILE.matcher(page);
        assertThat(file.find()).isTrue();
        return file.group(1);
    }
}
