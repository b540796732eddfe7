package org.diwan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What does not go straight through: citizens and clerks at the same case, each in a browser of their own. */
class ClerkJourneyTests extends JourneyTest {

    @Test
    void aGapIsAskedAboutExplainedAcceptedAndCertified() {
        Page citizen = signedIn("1000000016");
        askForWage(citizen);
        String reference = reference(citizen);
        assertThat(citizen.locator("main")).containsText("There is a gap in your employment record");
        assertThat(citizen.locator("main .govuk-tag")).hasText("In progress");
        PageLooks.areGood(citizen, "en", "20-status");

        Page clerk = signedIn("clerk1");
        assertThat(path(clerk)).isEqualTo("/desk");
        PageLooks.areGood(clerk, "en", "21-desk");
        open(clerk, reference);
        submit(clerk);
        assertThat(clerk.locator(".rule")).hasText("The record has a gap of more than 30 days.");
        PageLooks.areGood(clerk, "en", "22-task");
        choose(clerk, "outcome", "ask");
        clerk.locator("[name=question]").fill("Where did you work between the two employments?");
        PageLooks.picture(clerk, "23-task-ask-en");
        save(clerk);

        citizen.navigate("/cases/" + reference);
        assertThat(citizen.locator("main .govuk-tag")).hasText("Waiting for you");
        PageLooks.areGood(citizen, "en", "24-waiting-for-you");
        citizen.locator("main .action a").click();
        assertThat(citizen.locator("main")).containsText("Where did you work between the two employments?");
        submit(citizen);
        assertThat(citizen.title()).startsWith("Error: ");
        assertThat(citizen.locator(".govuk-error-summary")).isFocused();
        PageLooks.areGood(citizen, "en", "25-reply-refused");
        citizen.locator("[name=reply]").fill("I studied abroad for five months.");
        submit(citizen);
        assertThat(citizen.locator("main .govuk-tag")).hasText("In progress");

        Page other = signedIn("clerk2", "ar");
        open(other, reference);
        submit(other);
        assertThat(other.locator("main")).containsText("I studied abroad for five months.");
        assertThat(other.locator("aside .line li.done")).hasCount(3);
        assertThat(other.locator("aside .line li.now")).hasCount(1);
        choose(other, "outcome", "issue");
        choose(other, "correction", "accept-gap");
        PageLooks.areGood(other, "ar", "26-task");
        save(other);
        PageLooks.areGood(other, "ar", "27-desk");

        citizen.navigate("/cases");
        PageLooks.areGood(citizen, "en", "28-cases");
        citizen.locator("main .cases:not(.drafts) a").first().click();
        assertThat(citizen.locator(".seal.ok h1")).isVisible();
        citizen.navigate("/cases/" + reference);
        assertThat(citizen.locator("main .govuk-tag")).hasText("Granted");
    }

    @Test
    void ofTwoClerksTheSecondIsTold() {
        Page citizen = signedIn("1000000040");
        askForWage(citizen);
        Page first = signedIn("clerk1");
        Page second = signedIn("clerk2");
        open(first, reference(citizen));
        open(second, reference(citizen));
        submit(first);
        submit(second);
        assertThat(first.locator(".rule")).hasText("Employments overlap.");
        assertThat(first.locator("main [name=outcome]")).hasCount(3);
        assertThat(second.locator(".govuk-notification-banner")).containsText("Somebody was faster");
        open(second, reference(citizen));
        assertThat(second.locator("main .head").first()).containsText("With clerk1");
        assertThat(second.locator("main form:is([action$='/complete'], [action$='/claim'])"))
                .hasCount(0);
    }

    @Test
    void aDoubleClickMakesOneCase() {
        Page citizen = signedIn("1000000081");
        citizen.navigate(SERVICE + "/start?template=wage");
        submit(citizen);
        Object answers = citizen.evaluate(
                """
                () => {
                  const form = document.querySelector('form.sending');
                  const send = () => fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))});
                  return Promise.all([send(), send()]).then(all => all.map(one => one.status + ' ' + one.url));
                }""");
        // The one that comes second finds the case of the first, perhaps before there is a certificate.
        List<?> both = (List<?>) answers;
        assertThat(both).allSatisfy(answer -> assertThat(answer).asString().matches("200 " + HOUSE + "/.+/CRT-.+"));
        citizen.navigate("/cases");
        assertThat(citizen.locator("main .cases:not(.drafts) li")).hasCount(1);
        citizen.locator("main .cases:not(.drafts) a").click();
        assertThat(citizen.locator(".seal.ok h1")).isVisible();
    }

    @Test
    void whatTheRecordDoesNotHoldIsRefusedInWordsAndMayBeObjectedTo() {
        Page citizen = signedIn("1000000024");
        askForWage(citizen);
        String reference = reference(citizen);
        assertThat(citizen.locator("main .govuk-tag")).hasText("Refused");
        assertThat(citizen.locator("main")).containsText("You have no present employment on record");
        PageLooks.areGood(citizen, "en", "30-refused");
        object(citizen, "I began a new job last week.");
        Page clerk = signedIn("clerk2");
        open(clerk, reference);
        submit(clerk);
        assertThat(clerk.locator("main")).containsText("I began a new job last week.");
        choose(clerk, "outcome", "uphold");
        save(clerk);
        citizen.reload();
        assertThat(citizen.locator("main .line")).containsText("Objection rejected");
        assertThat(citizen.locator("main .govuk-tag")).hasText("Refused");
    }

    @Test
    void anObjectionGoesToAnotherClerkThanTheOneWhoRefused() {
        Page citizen = signedIn("1000000065");
        askForWage(citizen);
        String reference = reference(citizen);
        Page clerk = signedIn("clerk1");
        open(clerk, reference);
        submit(clerk);
        choose(clerk, "outcome", "refuse");
        clerk.locator("[name=reason]").selectOption("record-incomplete");
        save(clerk);
        citizen.reload();
        assertThat(citizen.locator("main")).containsText("Your record is incomplete, and we could not complete it.");
        object(citizen, "My employer has paid me every month.");
        open(clerk, reference);
        assertThat(clerk.locator("main")).containsText("You decided this case before");
        assertThat(clerk.locator("main form:is([action$='/complete'], [action$='/claim'])"))
                .hasCount(0);
        PageLooks.picture(clerk, "31-not-you-en");
        Page other = signedIn("clerk2");
        open(other, reference);
        submit(other);
        assertThat(other.locator("main [name=outcome]")).hasCount(2);
    }

    private static void object(Page citizen, String grounds) {
        citizen.locator("main .action a").click();
        citizen.locator("[name=grounds]").fill(grounds);
        submit(citizen);
        assertThat(citizen.locator("main .line")).containsText("You objected");
    }

    /** Opens a case from the task list, where the search finds it by its reference number. */
    private static void open(Page clerk, String reference) {
        clerk.navigate("/desk?q=" + reference);
        String grouped = reference.substring(0, 13) + " " + reference.substring(13);
        clerk.locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(grouped))
                .locator("a")
                .first()
                .click();
        assertThat(clerk.locator("main .head").first()).containsText(grouped);
    }

    private static void save(Page clerk) {
        clerk.locator("main form .sticky button:not([name]):not([formaction])").click();
        clerk.waitForURL("**/desk");
    }

    private static String reference(Page citizen) {
        assertThat(path(citizen)).startsWith("/cases/");
        return path(citizen).substring("/cases/".length());
    }
}
