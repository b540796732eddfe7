package org.diwan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.diwan.cases.Tasks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A day at the desk: by keyboard, many tasks at once, lists with names, a draft that goes to a colleague. */
class DeskJourneyTests extends JourneyTest {

    private static final String OVERLAPPING = "1000000040";

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    @Test
    void aClerkWorksByKeyboardAndMaySwitchThatOff() {
        open();
        open();
        Page clerk = signedIn("clerk1");
        clerk.waitForURL("**/desk");
        clerk.keyboard().press("j");
        clerk.keyboard().press("j");
        assertThat(clerk.locator("tbody tr").nth(1).locator("a").first()).isFocused();
        clerk.keyboard().press("x");
        clerk.keyboard().press("k");
        assertThat(clerk.locator("tbody :checked")).hasCount(1);
        clerk.keyboard().press("o");
        clerk.waitForURL("**/desk/tasks/*");
        clerk.keyboard().press("u");
        clerk.waitForURL("**/desk");
        clerk.keyboard().press("/");
        assertThat(clerk.locator("[type=search]")).isFocused();
        clerk.keyboard().type("jx?");
        assertThat(clerk.locator("[type=search]")).hasValue("jx?");
        clerk.locator("h1").click();
        clerk.keyboard().press("?");
        clerk.waitForURL("**/desk/keys");
        PageLooks.areGood(clerk, "en", "80-keys");
        clerk.locator("main form button").click();
        assertThat(clerk.locator("main form input[value=true]")).hasCount(1);
        clerk.navigate("/desk");
        clerk.keyboard().press("j");
        clerk.keyboard().press("/");
        assertThat(clerk.evaluate("document.activeElement.tagName")).isEqualTo("BODY");
        clerk.navigate("/desk/keys");
        clerk.locator("main form button").click();
        assertThat(clerk.locator("main form input[value=false]")).hasCount(1);
        clerk.navigate("/desk");
        clerk.keyboard().press("n");
        clerk.waitForURL("**/desk/tasks/*");
        assertThat(clerk.locator("[name=outcome]")).not().hasCount(0);
    }

    @Test
    void inArabicManyAreTakenAndPassedOn() {
        walk("ar");
    }

    @Test
    void inFrenchManyAreTakenAndPassedOn() {
        walk("fr");
    }

    private void walk(String language) {
        String reference = open();
        Page clerk = signedIn("clerk1", language);
        clerk.waitForURL("**/desk");
        clerk.navigate("/desk?q=" + reference);
        clerk.locator(".foot-row a").first().click();
        assertThat(clerk.locator("tbody :checked")).hasCount(1);
        clerk.locator(".foot-row button").first().click();
        assertThat(clerk.locator("tbody .govuk-tag.ok")).hasCount(1);
        PageLooks.areGood(clerk, language, "81-many");
        clerk.locator("tbody a").click();
        clerk.locator("[name=outcome]").first().check(new Locator.CheckOptions().setForce(true));
        clerk.locator("[name=note]").fill("Half a thought");
        clerk.locator("[aria-keyshortcuts=d]").click();
        assertThat(clerk.locator(".govuk-notification-banner.ok")).isVisible();
        assertThat(clerk.locator("[name=note]")).hasValue("Half a thought");
        clerk.locator("[name=note]").fill("Half a thought more");
        clerk.locator("#history summary").click();
        clerk.locator("[name=noteText]").fill("The employer calls back tomorrow.");
        clerk.locator("form[action$='/notes'] .govuk-button").last().click();
        assertThat(clerk.locator("#history .note")).hasCount(1);
        assertThat(clerk.locator("[name=note]")).hasValue("Half a thought more");
        clerk.locator("details.pass summary").click();
        PageLooks.areGood(clerk, language, "82-task-passing");
        clerk.locator("details.pass .govuk-button").click();
        assertThat(clerk.locator(".govuk-error-summary")).isFocused();
        PageLooks.areGood(clerk, language, "83-pass-refused");
        clerk.locator("#pass-to").selectOption("clerk2");
        clerk.locator("#pass-why").fill("I am away from noon");
        clerk.locator("details.pass .govuk-button").click();
        clerk.waitForURL("**/desk**");
        String task = task(reference);
        clerk.navigate("/desk/filters?address=filter%3Dfree");
        clerk.locator("main .govuk-button").first().click();
        assertThat(clerk.locator(".govuk-error-summary")).isFocused();
        clerk.locator("#name-0").fill("Les libres – الحرة");
        clerk.locator("main .govuk-button").first().click();
        assertThat(clerk.locator(".pills.own [aria-current]")).containsText("Les libres");
        PageLooks.areGood(clerk, language, "84-own-list");
        clerk.navigate("/desk/filters");
        PageLooks.areGood(clerk, language, "85-own-lists");
        clerk.locator("main form button").last().click();
        assertThat(clerk.locator(".own-lists")).hasCount(0);

        Page colleague = signedIn("clerk2", language);
        colleague.waitForURL("**/desk");
        colleague.navigate(task);
        assertThat(colleague.locator("[name=note]")).hasValue("Half a thought more");
        assertThat(colleague.locator("#history")).containsText("I am away from noon");
        colleague.locator("[name=outcome][value=refuse]").check(new Locator.CheckOptions().setForce(true));
        colleague.locator("[name=reason]").selectOption("not-entitled");
        colleague
                .locator("main form .sticky button:not([name]):not([formaction])")
                .click();
        clerk.navigate(task);
        assertThat(clerk.locator("main")).containsText("Half a thought");
        PageLooks.areGood(clerk, language, "86-ended");
    }

    @Test
    void aSupervisorTakesATaskFromOneAndGivesItToAnother() {
        String reference = open();
        Page clerk = signedIn("clerk1");
        clerk.waitForURL("**/desk");
        clerk.navigate(task(reference));
        clerk.locator("[aria-keyshortcuts=c]").click();
        assertThat(clerk.locator("[name=outcome]")).not().hasCount(0);
        Page boss = signedIn("supervisor1");
        boss.waitForURL("**/desk");
        boss.navigate(task(reference));
        boss.getByText("Reassign").first().click();
        boss.locator("#pass-to").selectOption("clerk2");
        boss.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reassign"))
                .click();
        assertThat(boss.locator(".govuk-notification-banner")).containsText("clerk2 has it now");
        clerk.reload();
        assertThat(clerk.locator("main .head").first()).containsText("With clerk2");
        assertThat(clerk.locator("svg.bpmn .here text").first()).containsText("Reconcile");
        assertThat(clerk.locator(".where ol li").last()).containsText("The case is here");
    }

    private String task(String reference) {
        return "/desk/tasks/" + tasks.openOfCase(reference).get(0).id();
    }

    private String open() {
        return cases.submit(new NewCase(
                "certificate-issuance",
                OVERLAPPING,
                OVERLAPPING,
                "web",
                Map.of("template", "wage", "languages", "en", "validity", "30", "addressee", ""),
                UUID.randomUUID().toString()));
    }
}
