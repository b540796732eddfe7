package org.diwan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A manager looks in the morning how things go, and at what stands behind a number. */
class InsightJourneyTests extends JourneyTest {

    @TempDir
    Path folder;

    @Autowired
    ApplicationContext house;

    @Test
    void aFigureLeadsToItsCasesItsFileAndItsMeaning() throws IOException {
        InsightFacts.in(house);
        Page manager = signedIn("manager1");
        assertThat(path(manager)).isEqualTo("/insight");
        PageLooks.areGood(manager, "en", "100-insight");

        manager.locator("form.narrow select[name=service]").selectOption("certificate-issuance");
        manager.locator("form.narrow select[name=channel]").selectOption("web");
        manager.locator("form.narrow button").click();
        assertThat(path(manager)).contains("service=certificate-issuance").contains("channel=web");
        Locator closed = manager.locator(".kpi a.v").first();
        int figure = Integer.parseInt(closed.innerText().replaceAll("\\D", ""));
        assertThat(figure).isGreaterThan(50);
        closed.click();
        assertThat(manager.locator("#count")).hasText(figure + " cases");
        assertThat(manager.locator("tbody tr")).hasCount(Math.min(50, figure));
        manager.locator("a[rel=next]").click();
        assertThat(manager.locator("#count")).hasText(figure + " cases");
        PageLooks.areGood(manager, "en", "101-insight-cases");

        List<String> files = manager.locator("a[download]").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
        String csv = new String(manager.request().get(files.get(0)).body(), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFFReference,");
        assertThat(csv.lines()).hasSize(figure + 1);
        APIResponse xlsx = manager.request().get(files.get(1));
        assertThat(rows(xlsx.body())).isEqualTo(figure + 1);

        manager.locator("tbody a").first().click();
        assertThat(manager.locator("main")).containsText("Load the record");
        assertThat(manager.content()).doesNotContain("1999999001");
        PageLooks.areGood(manager, "en", "102-insight-case");

        manager.navigate("/insight");
        manager.locator("a.what[href$='#late']").first().click();
        assertThat(path(manager)).isEqualTo("/insight/definitions#late");
        assertThat(manager.locator("#late")).containsText("decided after they were due");
        PageLooks.areGood(manager, "en", "103-insight-definitions");
    }

    @Test
    void teamsCertificatesAndClaimsHaveTheirPages() {
        InsightFacts.in(house);
        Page manager = signedIn("manager1");
        manager.navigate("/insight/teams");
        assertThat(manager.locator("main")).containsText("Small units together");
        PageLooks.areGood(manager, "en", "104-insight-teams");
        manager.navigate("/insight/claims");
        PageLooks.areGood(manager, "en", "105-insight-claims");
        Page arabic = signedIn("manager1", "ar");
        PageLooks.areGood(arabic, "ar", "100-insight");
        arabic.navigate("/insight/certificates");
        PageLooks.areGood(arabic, "ar", "106-insight-certificates");
    }

    @Test
    void theProcessShowsWhereItTakesItsTime() {
        InsightFacts.in(house);
        Page manager = signedIn("manager1");
        manager.navigate("/insight/processes");
        PageLooks.areGood(manager, "en", "107-insight-processes");
        manager.locator("tbody th a[href*='certificate-issuance']").click();
        PageLooks.areGood(manager, "en", "108-insight-process");
        Locator passed = manager.locator("svg.flow a.passed").first();
        String figure = passed.locator("text").innerHTML().replaceAll("\\D", "");
        passed.focus();
        manager.keyboard().press("Enter");
        assertThat(manager.locator("#count")).hasText(figure + " visits to steps");
        manager.navigate("/insight/sla");
        PageLooks.areGood(manager, "en", "109-insight-sla");
        Page arabic = signedIn("manager1", "ar");
        arabic.navigate("/insight/processes/certificate-issuance?against=year");
        PageLooks.areGood(arabic, "ar", "108-insight-process");
    }

    private int rows(byte[] bytes) throws IOException {
        Path workbook = Files.write(folder.resolve("cases.xlsx"), bytes);
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            String sheet = new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
            return sheet.split("<row ", -1).length - 1;
        }
    }
}
