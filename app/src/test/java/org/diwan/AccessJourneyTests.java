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
import org.diwan.access.AccessHouse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody asks for roles that do not go together, all who must approve do, and then they leave; a manager reviews a team. */
class AccessJourneyTests extends JourneyTest {

    private static final List<String> ROLES =
            List.of("Finance ledger – Prepare payments", "Finance ledger – Approve payments");

    @Autowired
    BeanFactory beans;

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

    @Test
    void aManagerReviewsTheTeamAndWhatIsRemovedIsGoneInItsSystem() {
        var house = new AccessHouse(beans);
        String member = AccessHouse.newName();
        house.staff(member, "supervisor1");
        house.hold(member, "ledger", "viewer");
        house.hold(member, "records", "archivist");

        Page officer = signedIn("security1");
        officer.navigate("/admin/access/reviews");
        officer.locator("main a[href$='reviews/start']").click();
        officer.selectOption("#manager", "supervisor1");
        PageLooks.areGood(officer, "en", "99-review-start");
        submit(officer);
        assertThat(officer.locator("main")).containsText("One team is reviewed.");
        PageLooks.areGood(officer, "en", "99-reviews");

        Page manager = signedIn("supervisor1", "ar");
        Locator task = manager.locator("main table a[href*='/desk/tasks/']");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            manager.navigate("/desk?filter=mine&service=access-review");
            assertThat(task.count()).isPositive();
        });
        task.first().click();
        decide(manager, "أرشيف السجلات · حفظ ونقل");
        PageLooks.areGood(manager, "ar", "99-review-team");
        submit(manager);
        manager.waitForURL("**/desk**");

        Locator report = officer.locator("main tbody tr").first();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            officer.navigate("/admin/access/reviews?person=supervisor1&state=done");
            assertThat(report.count()).isEqualTo(1);
        });
        assertThat(house.roles(member, "held")).containsExactly("ledger/viewer");
        assertThat(house.roles("clerk1", "held")).contains("diwan/clerk");
        officer.navigate("/admin/access/grants?state=removed&person=" + member);
        assertThat(report).containsText("File and move");
        officer.navigate("/demo/scim");
        Locator there = officer.locator("main tr")
                .filter(new Locator.FilterOptions()
                        .setHas(officer.getByText(member, new Page.GetByTextOptions().setExact(true))));
        assertThat(there.allInnerTexts())
                .anySatisfy(row -> assertThat(row).contains("viewer"))
                .noneSatisfy(row -> assertThat(row).contains("archivist"));
    }

    /** Keeps what stands in a review, but for one role. */
    private static void decide(Page manager, String removed) {
        List<Locator> lines = manager.locator("main fieldset.row").all();
        for (int i = 0; i < lines.size(); i++) {
            boolean keep = Boolean.FALSE.equals(lines.get(i)
                    .evaluate(
                            "(line, role) => line.innerText.includes(role)"
                                    + " || [...line.querySelectorAll('input')].some(one => one.value === role)",
                            removed));
            lines.get(i)
                    .locator("[name='lines." + i + ".decision'][value=" + (keep ? "keep" : "remove") + "]")
                    .check();
            if (!keep) {
                lines.get(i).locator("textarea").fill("انتهى العمل في الأرشيف.");
            }
        }
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
