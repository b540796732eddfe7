package org.diwan;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;

/** Several people, each with a browser of their own, on one house whose printed addresses lead back to it. */
@DiwanTest
@ExtendWith(Chromium.class)
abstract class JourneyTest {

    static final String SERVICE = "/services/certificate-issuance";
    static final String EMPLOYED = "1000000008";

    private static final int PORT = TestSocketUtils.findAvailableTcpPort();
    static final String HOUSE = "http://localhost:" + PORT;

    private final List<BrowserContext> browsers = new ArrayList<>();

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry settings) {
        settings.add("server.port", () -> PORT);
        settings.add("diwan.base-url", () -> HOUSE);
    }

    /** A person nobody knows yet. */
    Page visitor(String language, boolean script) {
        return browser(new Browser.NewContextOptions().setLocale(language).setJavaScriptEnabled(script))
                .newPage();
    }

    Page visitor(String language) {
        return visitor(language, true);
    }

    /** A person who has signed in and stands where signing in leads to. */
    Page signedIn(String userName, String language) {
        Page page = visitor(language);
        page.navigate("/sign-in");
        signIn(page, userName);
        return page;
    }

    Page signedIn(String userName) {
        return signedIn(userName, "en");
    }

    BrowserContext browser(Browser.NewContextOptions options) {
        BrowserContext context = Chromium.browser()
                .newContext(
                        options.setBaseURL(HOUSE).setViewportSize(1280, 900).setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(15_000);
        browsers.add(context);
        return context;
    }

    static void signIn(Page page, String userName) {
        page.locator("#username").fill(userName);
        page.locator("#password").fill("demo-Pass-2026");
        submit(page);
    }

    /** Asks for a wage certificate with the answers that the form proposes. */
    static void askForWage(Page page) {
        page.navigate(SERVICE + "/start?template=wage");
        submit(page);
        send(page);
    }

    /** The button of the form on the page. */
    static void submit(Page page) {
        page.locator("main form .govuk-button:not([formnovalidate])").first().click();
    }

    static void send(Page page) {
        page.locator("main form.sending button").click();
    }

    /** A radio button or box; its label is drawn over it. */
    static void choose(Page page, String name, String value) {
        page.locator("input[name='%s'][value='%s']".formatted(name, value))
                .check(new Locator.CheckOptions().setForce(true));
    }

    /** What a page tells as pairs of name and value. */
    static List<String> facts(Page page) {
        return page.locator("main .govuk-summary-list__row").allInnerTexts();
    }

    static String path(Page page) {
        return page.url().substring(HOUSE.length());
    }

    @AfterEach
    void close() {
        browsers.forEach(BrowserContext::close);
        browsers.clear();
    }
}
