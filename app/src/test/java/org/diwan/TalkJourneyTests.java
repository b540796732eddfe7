package org.diwan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/** After a request is sent: what follows is said, client and clerk write to each other, the client takes it back. */
class TalkJourneyTests extends JourneyTest {

    private static final String CLIENT = "1000000073";

    @Test
    void inArabicOnAPhone() {
        Page citizen = browser(new NewContextOptions().setLocale("ar")).newPage();
        citizen.setViewportSize(320, 700);
        citizen.navigate("/sign-in");
        signIn(citizen, CLIENT);
        walk(citizen, "ar", "متى يكون جاهزًا؟", "غدًا صباحًا.");
    }

    @Test
    void inEnglishInTheDark() {
        Page citizen = browser(new NewContextOptions().setLocale("en").setColorScheme(ColorScheme.DARK))
                .newPage();
        citizen.navigate("/sign-in");
        signIn(citizen, CLIENT);
        walk(citizen, "en", "When will it be ready?", "Tomorrow morning.");
    }

    @Test
    void inFrench() {
        walk(signedIn(CLIENT, "fr"), "fr", "Quand sera-t-elle prête ?", "Demain matin.");
    }

    private void walk(Page citizen, String language, String question, String answer) {
        citizen.navigate(SERVICE + "/start?template=wage");
        citizen.navigate("/cases");
        assertThat(citizen.locator(".drafts li").first()).isVisible();
        PageLooks.areGood(citizen, language, "40-drafts");
        citizen.locator(".drafts a[href$='/delete']").first().click();
        PageLooks.areGood(citizen, language, "41-delete-draft");
        submit(citizen);

        askForWage(citizen);
        String reference = path(citizen).replaceAll(".*/|\\?.*", "");
        citizen.navigate("/cases/" + reference + "?sent");
        assertThat(citizen.locator(".sent [data-print]")).isVisible();
        PageLooks.areGood(citizen, language, "42-sent");
        citizen.locator("#messages button").click();
        assertThat(citizen.locator(".govuk-error-summary")).isFocused();
        PageLooks.areGood(citizen, language, "43-nothing-written");
        citizen.locator("[name=messageText]").fill(question);
        citizen.locator("#messages button").click();
        assertThat(citizen.locator(".talk .own")).containsText(question);

        Page clerk = signedIn("clerk1", language);
        clerk.navigate("/desk?q=" + reference);
        PageLooks.areGood(clerk, language, "44-desk-marked");
        clerk.navigate("/desk/messages");
        PageLooks.areGood(clerk, language, "45-desk-messages");
        clerk.locator("a[href$='" + reference + "']").click();
        PageLooks.areGood(clerk, language, "46-desk-thread");
        clerk.locator("[name=messageText]").fill(answer);
        clerk.locator("#messages button").first().click();
        assertThat(clerk.locator(".talk .own")).containsText(answer);
        clerk.navigate("/desk?q=" + reference);
        clerk.locator("tbody a").first().click();
        PageLooks.areGood(clerk, language, "47-task-talk");

        citizen.navigate("/cases");
        PageLooks.areGood(citizen, language, "48-unread");
        citizen.locator("a[href$='" + reference + "#messages']").click();
        assertThat(citizen.locator(".talk")).containsText(answer);
        PageLooks.areGood(citizen, language, "49-answered");
        citizen.locator("main a[href$='/withdraw']").click();
        PageLooks.areGood(citizen, language, "50-withdraw");
        submit(citizen);
        PageLooks.areGood(citizen, language, "51-withdrawn");
        assertThat(citizen.locator("main a[href$='/withdraw']")).hasCount(0);
        clerk.reload();
        assertThat(clerk.locator(".govuk-notification-banner")).isVisible();
        assertThat(clerk.locator("main form")).hasCount(0);
        PageLooks.picture(clerk, "52-told-" + language);
    }
}
