package org.diwan;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.web.server.LocalServerPort;

/** For tests that look at pages as a person does: a Chromium of their own context, axe, and the width of a phone. */
@DiwanTest
@ExtendWith(Chromium.class)
public abstract class BrowserTest {

    @LocalServerPort
    private int port;

    private BrowserContext context;

    /** A fresh visitor; the page speaks {@code language} from its first request on. */
    protected Page visitor(String language, int width, ColorScheme colours) {
        close();
        context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://localhost:" + port)
                        .setLocale(language)
                        .setViewportSize(width, 900)
                        .setColorScheme(colours)
                        .setReducedMotion(ReducedMotion.REDUCE));
        return context.newPage();
    }

    protected Page visitor(String language) {
        return visitor(language, 1280, ColorScheme.LIGHT);
    }

    protected void signIn(Page page, String userName) {
        page.navigate("/sign-in");
        page.fill("#username", userName);
        page.fill("#password", "demo-Pass-2026");
        page.click("main form button");
    }

    /** No violation of WCAG 2.2 AA or good practice, no text missing, nothing wider than the window. */
    protected static void isFit(Page page) {
        String where = page.url() + " in " + page.locator("html").getAttribute("lang");
        String found =
                Axe.of(page).getViolations().stream().map(BrowserTest::told).collect(Collectors.joining("\n"));
        assertThat(found).as("axe on " + where).isEmpty();
        assertThat(page.content()).as("texts on " + where).doesNotContain("??");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("fits the window: " + where)
                .isEqualTo(true);
    }

    private static String told(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(CheckedNode::getHtml).collect(Collectors.joining(" | "));
    }

    @AfterEach
    void close() {
        if (context != null) {
            context.close();
        }
    }
}
