package org.diwan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody asks for roles that do not go together, all who must approve do, and then they leave. */
class AccessJourneyTests extends JourneyTest {

    private static final List<String> ROLES =
            List.of("Finance ledger – Prepare payments", "Finance ledger – Approve payments");

    @Test
    void rolesAreAskedForApprovedGivenAndGoneOnceTheirHolderLeaves() {
        Page holder = signedIn("analyst2");
        holder.navigate("/account/access");
        PageLooks.areGood(holder, "en", "95-my-access");
        holder.locator("main .head .govuk-button").last().click();
        ROLES.forEach(role -> holder.getByLabel(role).check());
        submit(holder);
        holder.getByLabel("What are they needed for?").fill("I stand in while the month is closed.");
        day(holder, "From", LocalDate.now());
        day(holder, "Until", LocalDate.now().plusDays(14));
        submit(holder);
        holder.getByLabel("What makes up for it?").fill("A colleague looks at each payment.");
        submit(holder);
        assertThat(holder.locator("main")).containsText("Whoever prepares a payment must not approve it.");
        PageLooks.areGood(holder, "en", "96-access-check");
        send(holder);
        assertThat(holder.locator("main")).containsText("The line manager decides");

        approve(signedIn("manager1", "ar"), "ar", "97-access-manager");
        approve(signedIn("finance2", "fr"), "fr", "98-access-owner");
        approve(signedIn("security1"), "en", "98-access-security");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            holder.navigate("/account/access");
            assertThat(held(holder)).hasSize(3);
        });
        PageLooks.areGood(holder, "en", "99-access-held");

        Page officer = signedIn("security1");
        officer.navigate("/admin/access/people/analyst2");
        officer.locator("main textarea").fill("The contract has ended.");
        officer.locator("main input[type=checkbox]").check();
        PageLooks.areGood(officer, "en", "99-access-leaver");
        officer.locator("form[action$=left] button").click();
        Locator proof = officer.locator("main a[href*='proof-en.pdf']");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            officer.navigate("/admin/access/leavers?person=analyst2");
            assertThat(proof.count()).isEqualTo(1);
        });
        PageLooks.areGood(officer, "en", "99-access-leavers");
        APIResponse pdf = officer.request().get(proof.getAttribute("href"));
        assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        holder.reload();
        assertThat(path(holder)).startsWith("/sign-in");
    }

    private static List<String> held(Page page) {
        return page.locator("main tbody tr")
                .filter(new Locator.FilterOptions().setHasText("Held"))
                .allInnerTexts();
    }

    private static void day(Page page, String question, LocalDate day) {
        Locator group = page.locator("fieldset", new Page.LocatorOptions().setHasText(question));
        List<Locator> parts = group.last().locator("input").all();
        parts.get(0).fill(String.valueOf(day.getDayOfMonth()));
        parts.get(1).fill(String.valueOf(day.getMonthValue()));
        parts.get(2).fill(String.valueOf(day.getYear()));
    }

    private static void approve(Page approver, String language, String picture) {
        approver.navigate("/desk?filter=all");
        approver.locator("main table a[href*='/desk/tasks/']").first().click();
        Locator claim = approver.locator("form[action$=claim] button");
        if (claim.count() > 0) {
            claim.first().click();
        }
        PageLooks.areGood(approver, language, picture);
        approver.locator("main input[type=radio][value=approve]").check();
        submit(approver);
    }
}
