package org.diwan.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.registry.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A client without an account gets one at the counter or by letter. */
@DiwanTest
class GiveAccessTests {

    private static final String CLIENT = "4000000014";
    private static final String WINDOW = "/desk/clients/" + CLIENT;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Registry registry;

    @Autowired
    LetterSheet sheet;

    @BeforeEach
    void aClientWithoutAnAccount() {
        jdbc.sql("delete from pin_letter").update();
        jdbc.sql("delete from sign_in where user_name = ?").param(CLIENT).update();
        jdbc.sql("delete from account where user_name = ?").param(CLIENT).update();
        jdbc.sql(
                        """
                insert into person (national_id, name_latin, name_arabic, birth_date, sex, status, city, language,
                                    investigation, email, mobile)
                values (?, 'Salma Idris', 'سلمى إدريس', '1980-05-04', 'F', 'active', 'Jeddah', 'fr', false,
                        'salma@example.org', '+966500000123')
                on conflict (national_id) do update set name_latin = 'Salma Idris', city = 'Jeddah', status = 'active', language = 'fr'""")
                .param(CLIENT)
                .update();
    }

    @Test
    void aClerkWhoHasSeenTheCardTellsAPinOnceAndTheClientIsToldOfIt() {
        Browser stranger = clerk("clerk1");
        assertThat(stranger.get(WINDOW + "/access").uri()).as("no reason given").hasPath(WINDOW);
        Browser clerk = inTheWindow("clerk1");
        assertThat(clerk.get(WINDOW).body()).contains(WINDOW + "/access");
        assertThat(give(clerk, Map.of("way", "office")).body()).contains("Error:", "Look at the identity card");
        String page = give(clerk, Map.of("card", "yes", "way", "office")).body();
        String pin = pin(page);
        Browser client = Browser.at(port);
        client.get("/sign-in");
        assertThat(client.signIn(CLIENT, pin).uri()).hasPath("/sign-in/password");
        assertThat(jdbc.sql(
                                "select who || ' ' || act from audit_entry where object_type = 'account' and object_id = ? order by seq")
                        .param(CLIENT)
                        .query(String.class)
                        .list())
                .contains("clerk1 account-made", "clerk1 pin-made");
        assertThat(jdbc.sql(
                                "select channel || ' ' || language from notification where client = ? and notice = 'pin-made'")
                        .param(CLIENT)
                        .query(String.class)
                        .list())
                .contains("mail fr", "sms fr");
    }

    @Test
    void aLetterIsPrintedByAColleagueOfWhoOrderedIt() {
        Browser clerk = inTheWindow("clerk1");
        assertThat(give(clerk, Map.of("card", "yes", "way", "letter")).body()).contains("A letter is ordered");
        assertThat(give(clerk, Map.of("card", "yes", "way", "letter")).body()).contains("waits to be printed");
        String own = clerk.get("/desk/letters?lang=en").body();
        assertThat(own).contains("Salma Idris", "a colleague prints it");
        long letter = jdbc.sql("select id from pin_letter").query(Long.class).single();
        assertThat(clerk.post("/desk/letters/" + letter, Map.of()).statusCode()).isEqualTo(404);
        Browser colleague = clerk("clerk2");
        assertThat(colleague.get("/desk/letters").body()).contains("/desk/letters/" + letter);
        HttpResponse<String> printed = colleague.post("/desk/letters/" + letter, Map.of());
        assertThat(printed.headers().firstValue("content-type")).hasValue("application/pdf");
        assertThat(printed.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(colleague.get("/desk/letters?lang=en").body()).contains("No letter waits");
        assertThat(colleague.post("/desk/letters/" + letter, Map.of()).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"en, Your one-time PIN, Salma Idris", "fr, à usage unique, Salma Idris", "ar, , "})
    void theLetterHoldsNameCityAndPinAndNotTheNationalId(String language, String subject, String name)
            throws IOException {
        jdbc.sql("update person set language = ? where national_id = ?")
                .params(language, CLIENT)
                .update();
        byte[] pdf = sheet.print(registry.person(CLIENT).orElseThrow(), "CDFH-3467");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(text).contains("CDFH-3467", "Jeddah", "/sign-in", "202").doesNotContain(CLIENT);
            if (subject != null) {
                assertThat(text).contains(subject, name);
            }
        }
    }

    @Test
    void nobodyGivesAccessToWhoBearsTheirNameOrHasDied() {
        Browser clerk = inTheWindow("clerk1");
        jdbc.sql("update person set name_latin = 'Huda Al-Johani' where national_id = ?")
                .param(CLIENT)
                .update();
        assertThat(give(clerk, Map.of("card", "yes", "way", "office")).body())
                .contains("bears your name")
                .doesNotContain("id=\"pin\"");
        jdbc.sql("update person set name_latin = 'Salma Idris', status = 'deceased' where national_id = ?")
                .param(CLIENT)
                .update();
        assertThat(give(clerk, Map.of("card", "yes", "way", "office")).body()).contains("has died");
    }

    @Test
    void withoutAnAddressNoLetterIsOrdered() {
        jdbc.sql("update person set city = null where national_id = ?")
                .param(CLIENT)
                .update();
        assertThat(give(inTheWindow("clerk1"), Map.of("card", "yes", "way", "letter"))
                        .body())
                .contains("Error:", "No address is on record");
    }

    private Browser clerk(String name) {
        Browser browser = Browser.at(port).signIn(name);
        browser.get("/desk?lang=en");
        return browser;
    }

    private Browser inTheWindow(String name) {
        Browser browser = clerk(name);
        browser.get(WINDOW);
        browser.post(WINDOW, Map.of("lookReason", "counter"));
        return browser;
    }

    private static HttpResponse<String> give(Browser clerk, Map<String, String> answers) {
        clerk.get(WINDOW + "/access");
        return clerk.post(WINDOW + "/access", answers);
    }

    private static String pin(String page) {
        Matcher found = Pattern.compile("id=\"pin\"[^>]*>([^<]+)<").matcher(page);
        assertThat(found.find()).as(page).isTrue();
        List<String> halves = List.of(found.group(1).split("-"));
        assertThat(halves).hasSize(2).allMatch(half -> half.matches("[CDFHJKMNPQRTVWXY346789]{4}"));
        return found.group(1);
    }
}
