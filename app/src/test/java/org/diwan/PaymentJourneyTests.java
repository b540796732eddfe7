package org.diwan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.diwan.claims.payment.DueClaims;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two finance officers pay a clinic, and its bank has closed the account. */
class PaymentJourneyTests extends JourneyTest {

    @Autowired
    JdbcClient db;

    @Test
    void whatTheBankRejectsComesBackWithTheReason() {
        var due = new DueClaims(db);
        String clinic = due.facility("6");
        due.batch(clinic, "1200.50", "99.50");
        due.batch(clinic, "310.00");
        Page officer = signedIn("finance1");
        officer.navigate("/payments/claims");
        PageLooks.areGood(officer, "en", "90-payments-due");
        officer.locator("main tr", new Page.LocatorOptions().setHasText(clinic))
                .locator("input")
                .check();
        officer.locator("form[action$=prepare] button").click();
        PageLooks.areGood(officer, "en", "91-payments-prepare");
        officer.locator("main form button").click();
        assertThat(officer.locator("[role=status]")).containsText("SAR 1,610.00");
        officer.locator("[role=status] a").click();
        String order = path(officer);

        Page second = signedIn("finance2", "ar");
        second.navigate(order);
        PageLooks.areGood(second, "ar", "92-payment");
        second.locator("main .acts a").first().click();
        second.locator("form[action$=claim] button").click();
        PageLooks.areGood(second, "ar", "93-payment-approve");
        choose(second, "outcome", "approve");
        submit(second);

        String reference = order.substring(order.lastIndexOf('/') + 1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> due.count("task where element = 'lookAtRejection' and reference = ?", reference) == 1);
        Page third = signedIn("finance2");
        third.navigate("/desk?q=" + reference);
        third.getByText("Look at the rejection").first().click();
        assertThat(third.locator("main")).containsText("The account is closed.");
        PageLooks.areGood(third, "en", "94-payment-rejected");
    }
}
