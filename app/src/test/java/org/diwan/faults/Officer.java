package org.diwan.faults;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diwan.Browser;

/** A finance officer who pays the month that is due, and presses again where no answer came. */
final class Officer {

    private static final Pattern RUN = Pattern.compile("href=\"(/payments/\\d{4}-\\d{2}/run)\"");

    private final Browser browser;
    private final String run;

    private Officer(Browser browser, String run) {
        this.browser = browser;
        this.run = run;
    }

    /** Stands before the button. */
    static Officer in(Browser browser) {
        Matcher due = RUN.matcher(browser.signIn("finance1").get("/payments").body());
        if (!due.find()) {
            throw new AssertionError("No month is due");
        }
        browser.get(due.group(1));
        return new Officer(browser, due.group(1));
    }

    /** Whether an answer came. */
    boolean pays() {
        try {
            return browser.post(run, Map.of()).statusCode() == 200;
        } catch (UncheckedIOException lineBroke) {
            return false;
        }
    }
}
