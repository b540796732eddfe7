package org.diwan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A pension goes to another account: the bank knows it, does not know it, or says nothing. */
class AccountChangeJourneyTests extends JourneyTest {

    private static final String KNOWN = "SA0780000000004000070010";
    private static final String UNKNOWN = "SA3980000000004000070016";
    private static final String SILENT = "SA1280000000004000070017";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Test
    void anAccountThatTheBankDoesNotKnowIsCorrectedAndThePensionGoesThere() {
        Page pensioner = asked("1000000024", UNKNOWN, holder("1000000024"));
        String reference = reference(pensioner);

        Locator correct = pensioner.locator("main .action a.govuk-button:not(.govuk-button--secondary)");
        reloadUntil(pensioner, correct);
        PageLooks.areGood(pensioner, "en", "90-not-known");
        correct.click();
        PageLooks.areGood(pensioner, "en", "91-correct");
        pensioner.locator("[name=iban]").fill(KNOWN);
        pensioner.locator("[name=holder]").fill(holder("1000000024"));
        submit(pensioner);
        assertThat(pensioner.locator("main")).containsText("We have received your reply");

        timePasses(reference, "stopPeriodOver");
        reloadUntil(pensioner, pensioner.locator("main .govuk-tag", new Page.LocatorOptions().setHasText("Granted")));
        PageLooks.areGood(pensioner, "en", "92-changed");
        assertThat(accountsOf("1000000024")).contains(KNOWN).doesNotContain(UNKNOWN);
        theMonthIsPaid(reference);
    }

    @Test
    void aSilentBankIsAskedByTelephoneAfterAClerkHasCalledThePensioner() {
        Page pensioner = asked("1000000057", SILENT, "Somebody Else Altogether");
        String reference = reference(pensioner);
        Page clerk = signedIn("clerk1");
        open(clerk, reference);
        submit(clerk);
        choose(clerk, "outcome", "confirm");
        assertThat(clerk.locator("main")).containsText("What speaks against the change");
        assertThat(clerk.locator("main .known").first()).not().containsText("600000001");
        PageLooks.areGood(clerk, "en", "93-call-back");
        save(clerk);

        timePasses(reference, "bankLate");
        timePasses(reference, "bankSilent");
        open(clerk, reference);
        submit(clerk);
        choose(clerk, "outcome", "verified");
        clerk.locator("[name=spokenTo]").fill("The accounts department");
        PageLooks.areGood(clerk, "en", "94-silent-bank");
        save(clerk);

        timePasses(reference, "stopPeriodOver");
        reloadUntil(pensioner, pensioner.locator("main .govuk-tag", new Page.LocatorOptions().setHasText("Granted")));
        assertThat(accountsOf("1000000057")).contains(SILENT);
    }

    /** The officer pays it; the pension is in it, paid to the new account if the change came in time for the month. */
    private void theMonthIsPaid(String reference) {
        Page officer = signedIn("finance1");
        officer.navigate("/payments");
        PageLooks.areGood(officer, "en", "95-payments");
        officer.locator("main a.govuk-button").click();
        PageLooks.areGood(officer, "en", "96-month-to-pay");
        submit(officer);
        assertThat(officer.locator("main")).containsText("The month is paid");
        PageLooks.areGood(officer, "en", "97-month-paid");

        String file = officer.request()
                .get(officer.locator("main a[href$='pain.001.xml']").getAttribute("href"))
                .text();
        assertThat(file).contains("<IBAN>" + accountInTime(reference) + "</IBAN>");

        String month = path(officer);
        Page inArabic = signedIn("finance2", "ar");
        inArabic.navigate("/payments");
        PageLooks.areGood(inArabic, "ar", "98-payments");
        inArabic.navigate(month);
        PageLooks.areGood(inArabic, "ar", "99-month-paid");
    }

    /** Where the month that is paid goes, as the change says. */
    private String accountInTime(String reference) {
        return jdbc.sql(
                        """
                select case when c.valid_from <= (p.month || '-01')::date then c.iban else c.old_iban end
                  from account_change c join payment p using (benefit_id) where c.case_reference = ? and c.state = 'active'""")
                .param(reference)
                .query(String.class)
                .single();
    }

    /** Signs in, gives the code, asks, and stands on the page of the case. */
    private Page asked(String person, String iban, String holder) {
        Page page = signedIn(person);
        page.navigate("/services/bank-account-change");
        PageLooks.areGood(page, "en", "88-service-" + person);
        page.navigate("/services/bank-account-change/start");
        page.locator("#send").click();
        page.locator("#code").fill(OneTimeCodes.last(jdbc, person));
        page.keyboard().press("Enter");
        page.waitForURL("**/services/bank-account-change/start/**");
        page.locator("input[name=benefits]").first().check(new Locator.CheckOptions().setForce(true));
        submit(page);
        page.locator("[name=iban]").fill(iban);
        page.locator("[name=holder]").fill(holder);
        PageLooks.areGood(page, "en", "89-account-" + person);
        submit(page);
        choose(page, "own", "true");
        submit(page);
        send(page);
        assertThat(page.locator("main")).containsText("We have received your request");
        return page;
    }

    /** The timer of this element comes due. */
    private void timePasses(String reference, String element) {
        Job timer = await("No timer " + element)
                .atMost(Duration.ofSeconds(30))
                .until(() -> timer(reference, element), Optional::isPresent)
                .orElseThrow();
        management.executeJob(timer.getId());
    }

    private Optional<Job> timer(String reference, String element) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(process ->
                        management
                                .createJobQuery()
                                .processInstanceId(process.getId())
                                .activityId(element)
                                .list()
                                .stream())
                .findFirst();
    }

    private static void reloadUntil(Page page, Locator shown) {
        await("Not there: " + shown).atMost(Duration.ofSeconds(30)).until(() -> {
            page.reload();
            return shown.count() > 0;
        });
    }

    private String holder(String nationalId) {
        return jdbc.sql("select name_latin from person where national_id = ?")
                .param(nationalId)
                .query(String.class)
                .single();
    }

    private List<String> accountsOf(String nationalId) {
        return jdbc.sql("select iban from known_account join benefit using (benefit_id) where national_id = ?")
                .param(nationalId)
                .query(String.class)
                .list();
    }

    private static void open(Page clerk, String reference) {
        clerk.navigate("/desk?q=" + reference);
        clerk.locator("tbody tr a").first().click();
    }

    private static void save(Page clerk) {
        clerk.locator("main form .sticky button:not([name]):not([formaction])").click();
        clerk.waitForURL("**/desk");
    }

    private static String reference(Page citizen) {
        return path(citizen).substring("/cases/".length()).replaceAll("[?#].*", "");
    }
}
