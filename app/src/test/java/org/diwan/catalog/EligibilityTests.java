package org.diwan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DiwanTest
class EligibilityTests {

    private static final String CHECK = "/services/certificate-issuance/eligibility";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    Services services;

    @ParameterizedTest
    @CsvSource({
        "en, This is likely for you, This is probably not for you, A clerk would look at it first",
        "ar, الأرجح أن هذه الخدمة لك, الأرجح أن هذه الخدمة ليست لك, ينظر فيها موظف أولًا",
        "fr, C’est probablement pour vous, Ce n’est sans doute pas pour vous, Un agent l’examinerait d’abord"
    })
    void eachOutcomeIsSaidInTheReadersLanguage(String language, String likely, String unlikely, String review) {
        Browser reader = reader(language);
        assertThat(body(reader, "?template=wage&employed=true")).contains(likely, "/start?template=wage");
        assertThat(body(reader, "?template=wage&employed=false"))
                .contains(unlikely, text("eligibility.not-employed", language));
        assertThat(body(reader, "?template=employment&everEmployed=true&gapDays=31"))
                .contains(review, text("eligibility.gap", language));
    }

    @Test
    void aStrangerIsAskedPageByPageAndGivesNothingButAnswers() {
        Browser stranger = reader("en");
        String service = stranger.get("/services/certificate-issuance").body();
        assertThat(service).contains("href=\"" + CHECK + "\"", "Check whether this is for you");
        assertThat(body(stranger, ""))
                .contains("not a decision", "name=\"template\"")
                .doesNotContain("_csrf");
        String second = body(stranger, "?done=what&template=pension");
        assertThat(second)
                .contains(
                        "name=\"benefitInPayment\"",
                        "type=\"hidden\" name=\"template\" value=\"pension\"",
                        "name=\"done\" value=\"you\"")
                .doesNotContain("name=\"employed\"");
        String verdict = body(stranger, "?done=what&done=you&template=pension&benefitInPayment=true");
        assertThat(verdict).contains("This is likely for you", "Pension certificate", "not a decision");
    }

    @Test
    void anAnswerThatLacksIsAskedForBesideItsField() {
        Browser stranger = reader("en");
        assertThat(body(stranger, "?done=what"))
                .contains("<title>Error:", "Choose the certificate that you need", "href=\"#f-template");
        assertThat(body(stranger, "?done=what&done=you&template=wage&gapDays=many"))
                .contains("Say whether you have a job now", "value=\"many\"", "href=\"#f-gapDays\"");
    }

    @Test
    void aChangedAnswerAsksWhatBelongsToItAndKeepsTheRest() {
        Browser stranger = reader("en");
        assertThat(body(stranger, "?template=wage&employed=true&at=what"))
                .contains("name=\"employed\" value=\"true\"")
                .containsPattern("value=\"wage\"\\s+checked");
        assertThat(body(stranger, "?done=what&template=pension&employed=true"))
                .contains("name=\"benefitInPayment\"")
                .doesNotContain("Error:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?template=%3Cscript%3E&done=what",
                "?template=wage&employed=perhaps&done=you",
                "?template=wage&template=pension&employed=true&employed=false",
                "?template=wage&employed=true&gapDays=-1",
                "?template=wage&employed=true&gapDays=99999999999999999999",
                "?template=wage&employed=true&gapDays=%7Bx%7D%2B%26%F0%9F%98%80",
                "?done=nowhere&at=nowhere&record.status=deceased&status=deceased",
                "?template=wage&employed=true&at=you&gapDays=%2B%7Bx%7D"
            })
    void badInputIsAnsweredWithAPage(String query) {
        HttpResponse<String> answer = reader("en").get(CHECK + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<h1").doesNotContain("<script>", "??");
    }

    @Test
    void whatIsAssumedCannotBeSentAlong() {
        assertThat(body(reader("en"), "?template=wage&employed=true&status=deceased&investigation=true"))
                .contains("This is likely for you");
    }

    @Test
    void nothingIsKept() {
        long before = rows();
        body(reader("en"), "?template=wage&employed=false");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aServiceThatIsNotThereHasNoCheck() {
        assertThat(reader("en").get("/services/nothing/eligibility").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theCheckDecidesAsTheExamplesOfTheDecisionSay() {
        Service service = services.get("certificate-issuance");
        var rules = service.description().eligibility();
        assertThat(rules).isNotNull();
        FirstCheck check = new FirstCheck(Clock.systemUTC());
        Map<String, Object> stranger = Map.of("template", "employment", "everEmployed", "true");
        assertThat(check.check(service, rules, stranger).reason()).isEqualTo("clean");
        assertThat(check.check(service, rules, with(stranger, "gapDays", 31L)).reason())
                .isEqualTo("gap");
        assertThat(check.check(service, rules, with(stranger, "everEmployed", "false"))
                        .reason())
                .isEqualTo("never-employed");
    }

    @Test
    void theSearchStandsOnTheFirstPage() {
        Browser english = reader("en");
        assertThat(Jsoup.parse(english.get("/?q=salery").body())
                        .select(".found .govuk-link")
                        .eachText())
                .startsWith("Wage certificate");
        assertThat(english.get("/?q=attestaton+de+salaire").body()).contains(">Wage certificate<");
        assertThat(reader("fr")
                        .get("/?q=%D8%B4%D9%87%D8%A7%D8%AF%D9%87+%D8%B1%D8%A7%D8%AA%D8%A8")
                        .body())
                .contains(">Attestation de salaire<");
        assertThat(english.get("/?q=xyzzy%25%F0%9F%98%80").body())
                .contains("No service for", "Check the spelling", "What is happening in your life?");
    }

    private Browser reader(String language) {
        Browser browser = Browser.at(port);
        browser.get("/?lang=" + language);
        return browser;
    }

    private static String body(Browser reader, String query) {
        return reader.get(CHECK + query).body();
    }

    private String text(String key, String language) {
        return String.valueOf(services.get("certificate-issuance").text(key, Locale.forLanguageTag(language)));
    }

    private long rows() {
        return List.of("act_hi_decinst", "act_ru_execution", "case_file", "act_hi_procinst").stream()
                .mapToLong(table -> db.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .sum();
    }

    private static Map<String, Object> with(Map<String, Object> facts, String name, Object fact) {
        Map<String, Object> more = new HashMap<>(facts);
        more.put(name, fact);
        return more;
    }
}
