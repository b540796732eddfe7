package org.diwan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.UUID;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A client rings: the clerk finds them, says why, and sees everything in one window. */
class ClientJourneyTests extends JourneyTest {

    private static final String PENSIONER = "1000000057";

    @Autowired
    Cases cases;

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "fr"})
    void everythingAboutAClientIsInOneWindow(String language) {
        cases.submit(new NewCase(
                "certificate-issuance",
                PENSIONER,
                PENSIONER,
                "web",
                Map.of("template", "pension", "languages", "en", "validity", "30", "addressee", ""),
                UUID.randomUUID().toString()));
        Page clerk = signedIn("clerk1", language);
        clerk.waitForURL("**/desk");
        clerk.locator("a[href='/desk/clients']").click();
        clerk.locator("#id").fill("1999");
        submit(clerk);
        PageLooks.areGood(clerk, language, "90-client-unknown");
        clerk.locator("#id").fill(PENSIONER);
        submit(clerk);
        PageLooks.areGood(clerk, language, "91-client-look");
        submit(clerk);
        assertThat(clerk.locator(".govuk-error-summary")).isFocused();
        PageLooks.areGood(clerk, language, "92-client-look-refused");
        choose(clerk, "lookReason", "phone");
        submit(clerk);
        assertThat(clerk.locator("main .grid").first()).isVisible();
        PageLooks.areGood(clerk, language, "93-client");

        clerk.locator("a[href='/desk/clients/" + PENSIONER + "/start']").click();
        choose(clerk, "startService", "bank-account-change");
        choose(clerk, "startChannel", "office");
        submit(clerk);
        assertThat(clerk.locator(".govuk-error-summary")).isFocused();
        PageLooks.areGood(clerk, language, "94-client-start-refused");
        choose(clerk, "startService", "certificate-issuance");
        choose(clerk, "startCard", "true");
        submit(clerk);
        choose(clerk, "template", "pension");
        PageLooks.areGood(clerk, language, "95-client-question");
        submit(clerk);
        submit(clerk);
        PageLooks.areGood(clerk, language, "96-client-check");
        send(clerk);
        assertThat(clerk.locator("[data-print]")).isVisible();
        PageLooks.areGood(clerk, language, "97-client-started");
    }
}
