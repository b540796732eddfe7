package org.diwan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.diwan.BrowserTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class PagesInBrowserTests extends BrowserTest {

    private static final List<String> PAGES = List.of(
            "/",
            "/?q=certificate",
            "/services/certificate-issuance?template=wage",
            "/sign-in",
            "/help",
            "/accessibility",
            "/privacy",
            "/contact",
            "/nowhere",
            "/demo/scim",
            "/demo/components",
            "/demo/components/form");

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "fr"})
    void everyOpenPageIsFitForEveryone(String language) {
        Page page = visitor(language);
        for (String address : PAGES) {
            page.navigate(address);
            isFit(page);
        }
    }

    @Test
    void everyOpenPageIsFitInTheDarkAndOnASmallPhone() {
        Page page = visitor("ar", 320, ColorScheme.DARK);
        for (String address : PAGES) {
            page.navigate(address);
            isFit(page);
        }
    }

    @Test
    void nothingOnAPageIsRefusedByItsOwnPolicy() {
        Page page = visitor("en");
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.navigate("/demo/components");
        page.navigate("/demo/components");
        assertThat(complaints).isEmpty();
        assertThat(page.locator(".govuk-button").first().evaluate("b => getComputedStyle(b).borderRadius"))
                .isEqualTo("10px");
    }

    @Test
    void anArabicPageRunsFromTheRight() {
        Page page = visitor("ar");
        page.navigate("/");
        assertThat(page.locator("html").getAttribute("dir")).isEqualTo("rtl");
        assertThat(page.locator(".brand").boundingBox().x)
                .isGreaterThan(page.locator(".top nav").boundingBox().x);
        assertThat(page.title()).isEqualTo("الخدمات – ديوان");
    }

    @Test
    void aFileThatIsTooLargeIsNotEvenSent() throws IOException {
        Path large = Files.createTempFile("large", ".pdf");
        try (var file = FileChannel.open(large, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(1), DataSize.ofMegabytes(11).toBytes());
        }
        Page page = visitor("en");
        page.navigate("/demo/components/form");
        Locator picker = page.locator("input[type=file]").first();
        picker.setInputFiles(large);
        Files.delete(large);
        assertThat(picker.inputValue()).isEmpty();
        assertThat(picker.evaluate("input => input.validationMessage"))
                .asString()
                .contains(large.getFileName() + ": Up to 10 MB each");

        picker.setInputFiles(new FilePayload("small.pdf", "application/pdf", new byte[] {'%'}));
        assertThat(picker.evaluate("input => input.validationMessage")).isEqualTo("");
    }
}
