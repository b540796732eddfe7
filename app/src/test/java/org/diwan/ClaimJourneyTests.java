package org.diwan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A hospital sends its claims and looks at what became of them. */
class ClaimJourneyTests extends JourneyTest {

    private static final String HEADER = "claim_no,line_no,facility_id,national_id,patient_name,service_date,diagnosis,"
            + "service_code,quantity,unit_price,amount,currency,prior_approval\n";

    @Autowired
    Clock clock;

    @Test
    void claimsAreSentJudgedAndShownWithTheReasonOfEach() {
        Page hospital = signedIn("hospital1");
        assertThat(path(hospital)).isEqualTo("/claims");
        PageLooks.areGood(hospital, "en", "80-claims-empty");
        hospital.navigate("/claims/send");
        submit(hospital);
        assertThat(hospital.title()).startsWith("Error: ");
        PageLooks.areGood(hospital, "en", "81-claims-refused");
        hospital.locator("#file").setInputFiles(new FilePayload("week-47.csv", "text/csv", claims()));
        submit(hospital);

        assertThat(hospital.locator("h1")).hasText("week-47.csv");
        assertThat(hospital.locator("#progress"))
                .hasText("4 of 4 claims judged", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        hospital.navigate(path(hospital));
        assertThat(hospital.locator(".kpi").first()).containsText("2,195.00");
        PageLooks.areGood(hospital, "en", "82-claims-batch");
        hospital.navigate(path(hospital) + "?show=reduced");
        Locator row = hospital.locator("main tbody tr");
        assertThat(row).hasCount(1);
        assertThat(row).containsText("above the tariff");
        String batch = path(hospital).replaceFirst("\\?.*", "");
        row.locator("a").click();
        PageLooks.areGood(hospital, "en", "83-claim");

        Page arabic = signedIn("hospital1", "ar");
        PageLooks.areGood(arabic, "ar", "84-claims");
        arabic.navigate(batch);
        PageLooks.areGood(arabic, "ar", "82-claims-batch");
        arabic.navigate("/claims/columns");
        PageLooks.areGood(arabic, "ar", "85-claim-columns");
    }

    @Test
    void aKeyForAProgramIsMadeAndShownOnce() {
        Page hospital = signedIn("hospital1");
        hospital.navigate("/claims/keys");
        hospital.locator("[name=name]").fill("Hospital system");
        submit(hospital);
        assertThat(hospital.locator("#key")).containsText("dwn_");
        PageLooks.areGood(hospital, "en", "88-keys");
        hospital.locator("main tbody a").first().click();
        PageLooks.areGood(hospital, "en", "89-key-end");

        Page arabic = signedIn("hospital1", "ar");
        arabic.navigate("/claims/keys");
        PageLooks.areGood(arabic, "ar", "88-keys");
    }

    @Test
    void oneClaimIsWrittenOnAForm() {
        Page hospital = signedIn("hospital1");
        hospital.navigate("/claims/new");
        PageLooks.areGood(hospital, "en", "86-claim-form");
        hospital.locator("[name=claimNo]").fill("FJ-1");
        hospital.locator("[name=nationalId]").fill("1000000016");
        hospital.locator("[name=patientName]").fill("Fahd Al-Ghamdi");
        hospital.locator("[name='lines.0.quantity']").fill("-1");
        hospital.locator("[name='lines.0.unitPrice']").fill("220");
        submit(hospital);
        assertThat(hospital.title()).startsWith("Error: ");
        PageLooks.areGood(hospital, "en", "87-claim-form-wrong");

        Page arabic = signedIn("hospital1", "ar");
        arabic.navigate("/claims/new");
        submit(arabic);
        PageLooks.areGood(arabic, "ar", "87-claim-form-wrong");
    }

    @Test
    void aReviewerDecidesFromThePageOfTheTask() {
        Page hospital = signedIn("hospital1");
        hospital.navigate("/claims/send");
        hospital.locator("#file").setInputFiles(new FilePayload("review-48.csv", "text/csv", pended()));
        submit(hospital);
        assertThat(hospital.locator("#progress"))
                .hasText("3 of 3 claims judged", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        String batch = path(hospital).replaceFirst("\\?.*", "");

        Page reviewer = signedIn("reviewer1");
        assertThat(path(reviewer)).isEqualTo("/desk");
        reviewer.locator("main table a[href*='/desk/tasks/']").last().click();
        reviewer.getByText("Claim this task").click();
        assertThat(reviewer.locator("main")).containsText("WR-1");
        PageLooks.areGood(reviewer, "en", "86-review-task");
        reviewer.getByLabel("Line by line").check();
        reviewer.locator("input[name='lines.0.outcome'][value=reduce]").check();
        reviewer.locator("input[name='lines.0.allowed']").fill("9999");
        reviewer.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(reviewer.title()).startsWith("Error: ");
        PageLooks.areGood(reviewer, "en", "87-review-error");
        Page arabic = signedIn("reviewer1", "ar");
        arabic.navigate(path(reviewer).replace("/complete", ""));
        PageLooks.areGood(arabic, "ar", "86-review-task");
        reviewer.getByLabel("Deny all lines").check();
        reviewer.locator("select[name=denyReason]").selectOption("not-documented");
        reviewer.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(path(reviewer)).startsWith("/desk");

        hospital.navigate(batch + "?show=denied");
        hospital.locator("main tbody tr a").first().click();
        hospital.getByText("Object", new Page.GetByTextOptions().setExact(true)).click();
        PageLooks.areGood(hospital, "en", "88-objection");
    }

    @Test
    void whatIsApprovedIsPaidByTwoOfficersAndToldToTheHospital() throws IOException {
        Page hospital = signedIn("hospital1");
        hospital.navigate("/claims/send");
        hospital.locator("#file").setInputFiles(new FilePayload("paid-49.csv", "text/csv", payable()));
        submit(hospital);
        assertThat(hospital.locator("#progress"))
                .hasText("2 of 2 claims judged", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        String batch = path(hospital).replaceFirst("\\?.*", "");

        Page officer = signedIn("finance1");
        officer.navigate("/payments/claims");
        tick(officer.locator("main tr", new Page.LocatorOptions().setHasText("F0006"))
                .locator("input"));
        officer.getByText("Prepare orders").click();
        submit(officer);
        String order = officer.locator("[role=status] a").getAttribute("href");

        Page other = signedIn("finance2");
        other.navigate("/payments/claims?state=prepared");
        tick(other.locator("main input[name=order]"));
        other.getByText("Approve chosen").click();
        submit(other);
        assertThat(other.locator("[role=status]")).containsText("Approved");

        String own = order.replace("/payments/claims/", "/claims/payments/");
        until(hospital, own, () -> hospital.locator("main .head .govuk-tag").innerText(), "Paid");
        PageLooks.areGood(hospital, "en", "93-claim-payment");
        Download advice = hospital.waitForDownload(
                () -> hospital.getByText("Remittance advice (PDF)").click());
        assertThat(Files.readAllBytes(advice.path())).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        until(hospital, batch, () -> hospital.locator("main .head .govuk-tag").innerText(), "Settled");

        Page arabic = signedIn("hospital1", "ar");
        arabic.navigate(own);
        PageLooks.areGood(arabic, "ar", "93-claim-payment");
    }

    private static void tick(Locator box) {
        box.check(new Locator.CheckOptions().setForce(true));
    }

    /** Looks at a page again and again, as somebody who waits does. */
    private static void until(Page page, String address, Supplier<String> seen, String wanted) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> {
                            page.navigate(address);
                            return seen.get().strip();
                        },
                        wanted::equals);
    }

    private byte[] payable() {
        LocalDate day = LocalDate.now(clock).minusDays(15);
        return (HEADER
                        + "PJ-1,1,F0006,1000000107,Amal," + day + ",I10,OP-110,1,220.00,220.00,SAR,\n"
                        + "PJ-2,1,F0006,1000000115,Amal," + day + ",I10,OP-200,1,65.00,65.00,SAR,\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] pended() {
        LocalDate day = LocalDate.now(clock).minusDays(11);
        return (HEADER
                        + "WR-1,1,F0006,1000000099,Amal," + day + ",I10,OP-310,1,1450.00,1450.00,SAR,\n"
                        + "WR-1,2,F0006,1000000099,Amal," + day + ",I10,OP-200,1,65.00,65.00,SAR,\n"
                        + "WR-2,1,F0006,1000000099,Amal," + day + ",I10,OP-110,1,220.00,220.00,SAR,\n"
                        + "WR-3,1,F0006,1000000099,Amal," + day + ",I10,OP-110,1,220.00,220.00,SAR,\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] claims() {
        LocalDate day = LocalDate.now(clock).minusDays(6);
        String start = ",F0006,";
        return (HEADER
                        + "WK-1,1" + start + "1000000008,Nouf Al-Harbi," + day + ",I10,OP-110,1,220.00,220.00,SAR,\n"
                        + "WK-1,2" + start + "1000000008,Nouf Al-Harbi," + day + ",I10,OP-200,1,65.00,65.00,SAR,\n"
                        + "WK-2,1" + start + "1000000016,Fahd Al-Ghamdi," + day + ",I10,OP-110,1,240.00,240.00,SAR,\n"
                        + "WK-3,1" + start + "1000000065,راكان الشهري," + day + ",I10,OP-310,1,1450.00,1450.00,SAR,\n"
                        + "WK-4,1" + start + "1000000008,Nouf Al-Harbi," + day + ",I10,OP-110,1,220.00,220.00,SAR,\n"
                        + "WK-5,1" + start + "1000000016,Fahd Al-Ghamdi," + day
                        + ",I10,OP-100,-2,120.00,-240.00,SAR,\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
