package org.diwan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** From the catalogue to a revoked certificate, by the one who asks for it and the one who is handed it. */
class CertificateJourneyTests extends JourneyTest {

    private static final Map<String, String> BANK = Map.of(
            "en", "Al Wadi Commercial Bank",
            "ar", "بنك الوادي التجاري",
            "fr", "Banque commerciale Al Wadi");

    @Test
    void inEnglish() throws Exception {
        journey("en", true);
    }

    @Test
    void inArabic() throws Exception {
        journey("ar", true);
    }

    @Test
    void inFrenchWithoutScripts() throws Exception {
        journey("fr", false);
    }

    @Test
    void withTheKeyboardAlone() {
        Page owner = visitor("en");
        owner.navigate("/");
        owner.keyboard().press("Tab");
        assertThat(owner.locator(".govuk-skip-link")).isFocused();
        press(owner, "main a[href*='template=wage']", "Enter");
        press(owner, "main a.go", "Enter");
        type(owner, "#username", EMPLOYED);
        type(owner, "#password", "demo-Pass-2026");
        owner.keyboard().press("Enter");
        tabTo(owner, "main [name=validity]:checked");
        owner.keyboard().press("ArrowDown");
        assertThat(owner.locator("main [name=validity]:checked")).hasValue("90");
        press(owner, "main form .govuk-button", "Enter");
        press(owner, "main form.sending button", "Enter");
        assertThat(owner.locator(".seal.ok h1")).isVisible();
        press(owner, "main a[href$='/revoke']", "Enter");
        press(owner, "main form .govuk-button--warning", "Space");
        assertThat(owner.locator(".seal.bad h1")).isVisible();
    }

    private static void press(Page page, String selector, String key) {
        tabTo(page, selector);
        page.keyboard().press(key);
    }

    private static void type(Page page, String selector, String text) {
        tabTo(page, selector);
        page.keyboard().type(text);
    }

    /** Goes on from stop to stop, as somebody does who has no pointer. */
    private static void tabTo(Page page, String selector) {
        Locator target = page.locator(selector).first();
        assertThat(target).isVisible();
        for (int stop = 0; !(boolean) target.evaluate("it => it === document.activeElement"); stop++) {
            assertThat(stop)
                    .as("stops before " + selector + " on " + page.url())
                    .isLessThan(40);
            page.keyboard().press("Tab");
        }
        assertThat(target).isInViewport();
    }

    private void journey(String language, boolean script) throws Exception {
        Page owner = visitor(language, script);
        Walk walk = new Walk(language, script);
        ask(owner, walk);
        List<String> facts = facts(owner);
        assertThat(String.join(" ", facts))
                .contains(EMPLOYED, BANK.get(language))
                .containsPattern("14\\D500\\D00");
        samePdfTwice(owner);

        Page bank = visitor(language, script);
        String code = owner.locator(".codebox").innerText().replaceAll("\\s", "");
        verifyByCode(bank, code, walk);
        assertThat(facts(bank)).isEqualTo(facts);
        verifyByQr(bank, scanned(owner), walk);
        assertThat(facts(bank)).isEqualTo(facts);

        owner.reload();
        assertThat(owner.locator("aside .list li")).hasCount(2);
        revoke(owner, walk);
        verifyByCode(bank, code.toLowerCase(Locale.ROOT).replace("-", " "), walk, "bad");
    }

    private static void ask(Page owner, Walk walk) {
        owner.navigate("/");
        walk.at(owner, "01-catalogue");
        owner.locator("main a[href*='template=wage']").first().click();
        walk.at(owner, "02-service");
        owner.locator("main a.go").click();
        walk.at(owner, "03-sign-in");
        signIn(owner, EMPLOYED);
        walk.at(owner, "04-question");
        refused(owner, "a".repeat(135), "135", walk);
        refused(owner, "Al Wadi\u202Eknab", "202E", walk);
        owner.locator("[name=addressee]").fill(BANK.get(walk.language()));
        submit(owner);
        walk.at(owner, "06-check");
        assertThat(owner.locator("main dl")).containsText(BANK.get(walk.language()));
        send(owner);
        assertThat(owner.locator(".seal.ok h1")).isVisible();
        assertThat(path(owner)).matches("/certificates/CRT-\\d{4}-[0-9A-Z]{8}");
        walk.at(owner, "07-certificate");
        // As it stands in the README.
        owner.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screens/certificate-" + walk.language() + ".png")));
    }

    /** The page says what is wrong in its title and at its top, keeps the answer, and leads to the field. */
    private static void refused(Page owner, String addressee, String told, Walk walk) {
        owner.locator("[name=addressee]").fill(addressee);
        submit(owner);
        assertThat(owner.locator(".govuk-error-summary a")).containsText(told);
        assertThat(owner.title())
                .startsWith(Map.of("en", "Error: ", "ar", "خطأ: ", "fr", "Erreur\u00a0: ")
                        .get(walk.language()));
        assertThat(owner.locator("[name=addressee]")).hasValue(addressee);
        assertThat(owner.locator("[name=addressee]")).hasAttribute("aria-invalid", "true");
        if (walk.script()) {
            assertThat(owner.locator(".govuk-error-summary")).isFocused();
        }
        walk.at(owner, "05-question-refused");
        owner.locator(".govuk-error-summary a").click();
        assertThat(owner.locator("[name=addressee]")).isFocused();
    }

    private static void samePdfTwice(Page owner) throws IOException {
        byte[] first = download(owner);
        assertThat(new String(first, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("%PDF");
        assertThat(download(owner)).isEqualTo(first);
    }

    private static byte[] download(Page owner) throws IOException {
        Download file = owner.waitForDownload(
                () -> owner.locator("main a[href$='.pdf']").click());
        return Files.readAllBytes(file.path());
    }

    private static void verifyByCode(Page bank, String code, Walk walk) {
        verifyByCode(bank, code, walk, "ok");
    }

    private static void verifyByCode(Page bank, String code, Walk walk, String tone) {
        bank.navigate("/verify");
        walk.at(bank, "08-verify");
        bank.locator("#code").fill(code);
        bank.locator("#owner").fill(EMPLOYED);
        submit(bank);
        assertThat(bank.locator(".seal." + tone + " h1")).isVisible();
        walk.at(bank, "09-verified-" + tone);
    }

    private static void verifyByQr(Page bank, String address, Walk walk) {
        assertThat(address).matches(HOUSE + "/verify/[0-9A-Z]+");
        bank.navigate(address);
        walk.at(bank, "10-scanned");
        bank.locator("#owner").fill(EMPLOYED);
        submit(bank);
        assertThat(bank.locator(".seal.ok h1")).isVisible();
    }

    private static void revoke(Page owner, Walk walk) {
        owner.locator("main a[href$='/revoke']").click();
        walk.at(owner, "11-revoke");
        owner.locator("main form .govuk-button--warning").click();
        assertThat(owner.locator(".seal.bad h1")).isVisible();
        walk.at(owner, "12-revoked");
    }

    /** As the camera of a telephone sees the page. */
    private static String scanned(Page page) throws IOException, ReaderException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
        int[] dots = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), dots);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }

    /** A walk in one language; with scripts, axe looks at every page on the way. */
    private record Walk(String language, boolean script) {

        void at(Page page, String name) {
            if (script) {
                PageLooks.areGood(page, language, name);
            } else {
                PageLooks.saysWhatItIs(page, language);
                PageLooks.fitsAPhone(page, name + "-" + language);
            }
        }
    }
}
