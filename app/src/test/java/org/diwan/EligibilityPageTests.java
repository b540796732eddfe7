package org.diwan;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first check as a stranger meets it, in Chromium. */
class EligibilityPageTests extends JourneyTest {

    private static final String CHECK = SERVICE + "/eligibility";

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "fr"})
    void everyPageOfTheCheckAndTheSearchIsFit(String language) {
        Page page = visitor(language);
        looks(page, SERVICE + "?template=wage", "service", language);
        looks(page, CHECK, "eligibility", language);
        looks(page, CHECK + "?template=employment", "eligibility-you", language);
        looks(page, CHECK + "?template=employment&done=you&gapDays=many", "eligibility-error", language);
        looks(page, CHECK + "?template=wage&employed=true", "eligibility-likely", language);
        looks(page, CHECK + "?template=wage&employed=true&gapDays=40", "eligibility-review", language);
        looks(page, CHECK + "?template=wage&employed=false", "eligibility-unlikely", language);
        looks(page, "/?q=zzz", "search-nothing", language);
        looks(page, "/?q=certficate", "search-found", language);
    }

    private static void looks(Page page, String address, String name, String language) {
        page.navigate(address);
        PageLooks.areGood(page, language, name);
    }

    @Test
    void aStrangerWithoutScriptsGoesFromTheServiceToTheStart() {
        Page page = visitor("en", false);
        page.navigate(SERVICE + "?template=pension");
        page.locator("main a[href*=eligibility]").click();
        choose(page, "benefitInPayment", "false");
        submit(page);
        assertThat(page.locator("h1").innerText()).isEqualTo("This is probably not for you");
        page.locator("main aside a").click();
        assertThat(page.locator("input[value=pension]").isChecked()).isTrue();
        choose(page, "template", "wage");
        submit(page);
        choose(page, "employed", "true");
        submit(page);
        assertThat(page.locator("h1").innerText()).isEqualTo("This is likely for you");
        page.locator("main .go").click();
        assertThat(page.url()).endsWith("/sign-in");
        signIn(page, EMPLOYED);
        assertThat(path(page)).contains(SERVICE + "/start/", "page=fit");
    }
}
