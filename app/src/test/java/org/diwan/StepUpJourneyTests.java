package org.diwan;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.diwan.cases.Cases;
import org.diwan.cases.MessageLinks;
import org.diwan.cases.NewCase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The second factor and the link that stops a case, as somebody meets them who depends on how pages are made. */
class StepUpJourneyTests extends JourneyTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cases cases;

    @Autowired
    MessageLinks links;

    @ParameterizedTest
    @CsvSource({"en, 1000000016", "ar, 1000000032"})
    void aCodeIsAskedForAndGiven(String language, String client) {
        Page page = signedIn(client, language);
        page.navigate("/services/guarded-change/start");
        PageLooks.areGood(page, language, "80-where");
        page.locator("#send").click();
        PageLooks.areGood(page, language, "81-sent");
        page.locator("#code").fill("000-00");
        page.keyboard().press("Enter");
        assertThat(page.locator(".govuk-error-summary a").getAttribute("href")).isEqualTo("#code");
        PageLooks.areGood(page, language, "82-refused");
        page.locator("#code").fill(OneTimeCodes.last(jdbc, client));
        page.keyboard().press("Enter");
        page.waitForURL("**/services/guarded-change/start/**");
        page.navigate("/account");
        PageLooks.areGood(page, language, "83-account");
    }

    @ParameterizedTest
    @CsvSource({"en, 1000000016", "ar, 1000000032"})
    void aLinkStopsTheCase(String language, String client) {
        String reference = cases.submit(new NewCase(
                "guarded-change",
                client,
                client,
                "web",
                Map.of("what", "The colour"),
                UUID.randomUUID().toString()));
        String link = links.make(cases.find(reference).orElseThrow(), Set.of("stopLink"))
                .get("stopLink");
        Page page = visitor(language, false);
        page.navigate(link);
        Eyes eyes = new Eyes(browser(new NewContextOptions().setLocale(language)));
        eyes.look(page, language, "84-link");
        page.locator("main form button").click();
        eyes.look(page, language, "85-stopped");
        page.navigate(link);
        eyes.look(page, language, "86-gone");
    }
}
