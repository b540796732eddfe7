package org.diwan;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The machine's Chromium, launched once a JVM. A machine without one leaves the browser tests out and says so;
 * where {@code CI} is true that fails.
 */
public final class Chromium implements ExecutionCondition {

    private static final Path EXECUTABLE =
            Path.of(Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium"));

    /** Launched on first use. */
    private static final class Launched {
        private static final Browser BROWSER = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(EXECUTABLE)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
    }

    public static Browser browser() {
        return Launched.BROWSER;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Files.isExecutable(EXECUTABLE)) {
            return ConditionEvaluationResult.enabled("Chromium is at " + EXECUTABLE);
        }
        if ("true".equals(System.getenv("CI"))) {
            Assertions.fail("No Chromium at " + EXECUTABLE + "; in CI the browser tests must run");
        }
        String left = "Left out for want of Chromium at " + EXECUTABLE + ": " + context.getDisplayName();
        context.publishReportEntry("skipped", left);
        System.getLogger(Chromium.class.getName()).log(System.Logger.Level.WARNING, left);
        return ConditionEvaluationResult.disabled(left);
    }
}
