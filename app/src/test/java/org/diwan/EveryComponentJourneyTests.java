package org.diwan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service with every type of component, from its page to the end of the case. */
class EveryComponentJourneyTests extends JourneyTest {

    private static final String EVERY = "/services/every-component";
    private static final String CLIENT = "1000000057";
    private static final String CONTINUE = "main form .acts .govuk-button";

    @TempDir
    Path folder;

    private Path certificate;
    private Path contract;
    private Path photo;

    @BeforeEach
    void files() throws IOException {
        certificate = pdf("شهادة الميلاد.pdf");
        contract = pdf("contract.pdf");
        photo = Files.write(
                folder.resolve("photo.png"),
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'});
    }

    private Path pdf(String name) throws IOException {
        String body =
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
                        + "trailer<</Root 1 0 R>>\n%%EOF\n";
        return Files.write(folder.resolve(name), body.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void inArabicOnAPhoneByKeyboardWithoutScripts() {
        Eyes eyes = new Eyes(browser(new NewContextOptions().setLocale("ar")));
        Page citizen = phone();
        Keyboard keys = new Keyboard(citizen);
        citizen.navigate(EVERY);
        eyes.look(citizen, "ar", "60-service");
        keys.to("main a.go").press("Enter");
        signIn(keys, CLIENT);

        you(citizen, keys, eyes);
        needs(citizen, keys, eyes);
        family(citizen, keys, eyes);
        proof(citizen, keys, eyes);

        Page later = phone();
        Keyboard goOn = new Keyboard(later);
        later.navigate("/cases");
        signIn(goOn, CLIENT);
        assertThat(later).hasURL(HOUSE + "/cases");
        assertThat(later.locator(".drafts li")).hasCount(1);
        eyes.look(later, "ar", "69-drafts");
        goOn.to(".drafts .govuk-button").press("Enter");
        assertThat(later).hasURL(Pattern.compile(".*page=proof"));
        assertThat(later.locator(".files li input[type=hidden]")).hasCount(2);
        goOn.tick("sure", "true").to(CONTINUE).press("Enter");
        String reference = checkAndSend(later, goOn, eyes);

        clerk(reference, eyes);
        reply(later, reference, eyes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyPageIsFitWithScripts(String language) {
        Page citizen = signedIn(CLIENT, language);
        citizen.navigate(EVERY + "/start");
        String draft = path(citizen).replaceFirst("\\?.*", "");
        for (String page : List.of("you", "needs", "family", "proof")) {
            citizen.navigate(draft + "?page=" + page);
            PageLooks.areGood(citizen, language, "77-" + page);
            citizen.locator(CONTINUE).click();
            assertThat(citizen.locator(".govuk-error-summary")).isFocused();
            PageLooks.areGood(citizen, language, "78-" + page + "-refused");
        }
        citizen.navigate(draft + "/check");
        PageLooks.areGood(citizen, language, "79-check");
    }

    private Page phone() {
        Page page = browser(new NewContextOptions().setLocale("ar").setJavaScriptEnabled(false))
                .newPage();
        page.setViewportSize(320, 700);
        return page;
    }

    private static void signIn(Keyboard keys, String userName) {
        keys.type("#username", userName).type("#password", "demo-Pass-2026").press("Enter");
    }

    private void you(Page citizen, Keyboard keys, Eyes eyes) {
        assertThat(citizen).hasURL(Pattern.compile(".*page=you"));
        assertThat(citizen.locator(".known-as")).isVisible();
        eyes.look(citizen, "ar", "61-you");
        keys.type("#f-wage", "١٢٬٣٤٥٫٥٠").to("main [name=speaker]").press("Enter");
        assertThat(citizen).hasTitle(Pattern.compile("^خطأ: .*"));
        assertThat(citizen.locator(".govuk-error-summary a")).hasCount(2);
        eyes.look(citizen, "ar", "62-you-refused");
        standsRightToLeft(citizen);
        keys.to(".govuk-error-summary a[href='#f-speaker']").press("Enter");
        assertThat(citizen.locator("#f-speaker")).isFocused();
        keys.type("#f-speaker", "نورة الحربي")
                .type("#f-story", "ولد لنا طفل.\nونحتاج إلى بيت أكبر.")
                .date("born", "٢٩", "2", "1988")
                .type("[name=callAt-time]", "14:30")
                .date("visitAt", "3", "12", "2026")
                .type("[name=visitAt-time]", "9:15 ص")
                .press("Enter");
        assertThat(citizen).hasURL(Pattern.compile(".*page=needs"));
    }

    private void needs(Page citizen, Keyboard keys, Eyes eyes) {
        assertThat(citizen.locator("#f-rent")).isHidden();
        keys.choose("housing", "rent");
        assertThat(citizen.locator("#f-rent")).isVisible();
        keys.press("Enter");
        assertThat(citizen.locator(".govuk-error-summary a")).hasCount(2);
        eyes.look(citizen, "ar", "63-needs-refused");
        choicesStandRightToLeft(citizen);
        keys.type("#f-rent", "2500")
                .tick("needs", "food")
                .tick("needs", "care")
                .tick("languages", "ar")
                .tick("abroad", "true")
                .to(CONTINUE)
                .press("Enter");
        assertThat(citizen).hasURL(Pattern.compile(".*page=family"));
    }

    private void family(Page citizen, Keyboard keys, Eyes eyes) {
        assertThat(citizen.locator("#f-firstNeed option")).hasCount(3);
        eyes.look(citizen, "ar", "64-family");
        assertThat((String) citizen.locator("#f-firstNeed").evaluate("it => getComputedStyle(it).paddingLeft"))
                .isEqualTo("40px");
        keys.select("f-firstNeed", "care")
                .type("#f-country", "فرنسا")
                .type("#f-home-street", "شارع النخيل")
                .type("#f-home-place-city", "الطائف")
                .type("#f-children-0-name", "سالم");
        add(citizen, keys, "children.0.schools", "#f-children-0-schools-0-school");
        keys.type("#f-children-0-schools-0-school", "مدرسة النخيل");
        add(citizen, keys, "children", "#f-children-1-name");
        keys.type("#f-children-1-name", "هند");
        add(citizen, keys, "children", "#f-children-2-name");
        eyes.look(citizen, "ar", "65-family-rows");
        keys.to("button[name=_remove][value='children.2']").press("Enter");
        assertThat(citizen.locator("button[name=_add][value='children']")).isFocused();
        assertThat(citizen.locator("#f-children-2-name")).hasCount(0);
        assertThat(citizen.locator("#f-children-1-name")).hasValue("هند");
        add(citizen, keys, "elders", "#f-elders-0-who");
        keys.press("Enter");
        assertThat(citizen).hasTitle(Pattern.compile("^خطأ: .*"));
        assertThat(citizen.locator(".govuk-error-summary a")).hasCount(1);
        assertThat(citizen.locator("[id^=f-elders-][id$=-who]")).hasCount(1);
        eyes.look(citizen, "ar", "66-family-refused");
        keys.to(".govuk-error-summary a").press("Enter");
        assertThat(citizen.locator("#f-elders-0-who")).isFocused();
        keys.type("#f-elders-0-who", "حصة").press("Enter");
        assertThat(citizen).hasURL(Pattern.compile(".*page=proof"));
    }

    /** The new row is there, and the reader in it. */
    private static void add(Page citizen, Keyboard keys, String list, String first) {
        keys.to("button[name=_add][value='" + list + "']").press("Enter");
        assertThat(citizen.locator(first)).isFocused();
    }

    private void proof(Page citizen, Keyboard keys, Eyes eyes) {
        Locator main = citizen.locator("main");
        assertThat(main.locator(".prose").first()).containsText("يمثّل نورة الحربي أطفالك وعددهم 2");
        assertThat(main.locator(".sheet tbody tr")).hasCount(2);
        assertThat((Boolean) main.locator(".sheet caption")
                        .evaluate("it => it.getBoundingClientRect().bottom"
                                + " <= it.parentElement.tHead.getBoundingClientRect().top"))
                .as("the title of a table above it")
                .isTrue();
        assertThat(main.locator("img.picture")).hasAttribute("alt", "الختم الذي يجب أن يحمله الإثبات");
        assertThat(main.locator("a[target=_blank]")).hasAttribute("href", "https://diwan.example/offices");
        assertThat(main.locator("a[href='/accessibility?leaflet']")).hasText("leaflet.pdf");
        assertThat(citizen.locator(CONTINUE)).hasText("المتابعة إلى المراجعة");
        eyes.look(citizen, "ar", "67-proof");
        keys.file("f-proofs", certificate, photo).to("button[name=_stay]").press("Enter");
        assertThat(citizen.locator("#f-proofs")).isFocused();
        assertThat(main.locator(".files li input[type=hidden]")).hasCount(2);
        keys.file("f-proofs", contract).to(CONTINUE).press("Enter");
        assertThat(citizen).hasTitle(Pattern.compile("^خطأ: .*"));
        assertThat(main.locator(".files li input[type=hidden]")).hasCount(3);
        eyes.look(citizen, "ar", "68-proof-refused");
        keys.to("button[name=_drop] >> nth=1").press("Enter");
        assertThat(main.locator(".files li input[type=hidden]")).hasCount(2);
        keys.to("button[name=_save]").press("Enter");
        assertThat(citizen).hasURL(HOUSE + "/cases");
    }

    private String checkAndSend(Page citizen, Keyboard keys, Eyes eyes) {
        assertThat(citizen).hasURL(Pattern.compile(".*/check"));
        eyes.look(citizen, "ar", "70-check");
        Locator rows = citizen.locator("main .govuk-summary-list");
        assertThat(rows).containsText("مدرسة النخيل");
        assertThat(rows).containsText("contract.pdf");
        assertThat(rows).not().containsText("photo.png");
        keys.to(".govuk-summary-list__row:has-text('نورة') a").press("Enter");
        keys.type("#f-speaker", "نورة سالم الحربي").press("Enter");
        assertThat(citizen).hasURL(Pattern.compile(".*/check"));
        assertThat(rows).containsText("نورة سالم الحربي");
        keys.to("main form.sending button").press("Enter");
        assertThat(citizen.locator(".sent")).isVisible();
        eyes.look(citizen, "ar", "71-sent");
        assertThat((String) citizen.locator(".sent bdi").evaluate("it => getComputedStyle(it).direction"))
                .isEqualTo("ltr");
        Locator sent = citizen.locator("aside a[href*='/uploads/']");
        assertThat(sent).hasCount(2);
        assertThat(citizen.request().get(sent.first().getAttribute("href")).status())
                .isEqualTo(200);
        return path(citizen).replaceAll(".*/|\\?.*", "");
    }

    private void clerk(String reference, Eyes eyes) {
        Page clerk = browser(new NewContextOptions().setLocale("ar").setJavaScriptEnabled(false))
                .newPage();
        Keyboard keys = new Keyboard(clerk);
        clerk.navigate("/desk?q=" + reference);
        signIn(keys, "clerk1");
        assertThat(clerk).hasURL(Pattern.compile(".*/desk.*"));
        keys.to("tbody a").press("Enter");
        keys.to("main form[action$='/claim'] button").press("Enter");
        assertThat(clerk.locator("main a[href*='/uploads/']")).hasCount(2);
        eyes.look(clerk, "ar", "72-task");
        assertThat(clerk.locator("#f-minutes").boundingBox().height)
                .as("the whole of a file input")
                .isGreaterThan(40);
        keys.type("#f-findings-0-fact", "الإيجار مدفوع").select("f-findings-0-weight", "high");
        add(clerk, keys, "findings", "#f-findings-1-fact");
        keys.press("Enter");
        assertThat(clerk.locator(".govuk-error-summary a")).hasCount(3);
        eyes.look(clerk, "ar", "73-task-refused");
        keys.to("button[name=_remove][value='findings.1']").press("Enter");
        keys.file("f-minutes", contract)
                .type("#f-question", "أين عقد الإيجار؟")
                .to("main form .sticky button:not([name]):not([formaction])")
                .press("Space");
        assertThat(clerk).hasURL(HOUSE + "/desk");
    }

    private void reply(Page citizen, String reference, Eyes eyes) {
        Keyboard keys = new Keyboard(citizen);
        citizen.navigate("/cases/" + reference);
        eyes.look(citizen, "ar", "74-asked");
        keys.to("main .action a").press("Enter");
        assertThat(citizen.locator("main")).containsText("أين عقد الإيجار؟");
        keys.type("#f-reply", "هذا هو العقد.").to(CONTINUE).press("Enter");
        assertThat(citizen).hasTitle(Pattern.compile("^خطأ: .*"));
        assertThat(citizen.locator("#f-reply")).hasValue("هذا هو العقد.");
        eyes.look(citizen, "ar", "75-reply-refused");
        keys.to(".govuk-error-summary a").press("Enter");
        assertThat(citizen.locator("#f-evidence")).isFocused();
        keys.file("f-evidence", contract).to(CONTINUE).press("Enter");
        assertThat(citizen.locator("main .govuk-tag.ok")).isVisible();
        assertThat(citizen.locator("main .action")).hasCount(0);
        eyes.look(citizen, "ar", "76-granted");
    }

    /** Words begin at the right, also beside inputs that read from the left. */
    private static void standsRightToLeft(Page page) {
        for (String id : new String[] {"f-speaker", "f-email", "f-story"}) {
            assertThat(page.evaluate(
                            """
                    id => {
                      const words = document.createRange();
                      words.selectNodeContents(document.querySelector(`label[for=${id}]`));
                      const input = document.getElementById(id).getBoundingClientRect();
                      return Math.abs(words.getBoundingClientRect().right - input.right) < 3;
                    }""",
                            id))
                    .as("label at the right of " + id)
                    .isEqualTo(true);
        }
        for (String id : new String[] {"f-email", "f-wage", "f-born"}) {
            assertThat(page.locator("#" + id).evaluate("it => getComputedStyle(it).direction"))
                    .as(id)
                    .isEqualTo("ltr");
        }
        assertThat(page.locator(".govuk-error-summary")
                        .evaluate(
                                "it => [getComputedStyle(it).borderRightWidth, getComputedStyle(it).borderLeftWidth]"))
                .asString()
                .isEqualTo("[6px, 1px]");
        assertThat(page.locator("p.govuk-error-message")
                        .first()
                        .evaluate("it => it.children[0].getBoundingClientRect().left"
                                + " >= it.children[1].getBoundingClientRect().right"))
                .as("the sign of an error before its words")
                .isEqualTo(true);
        assertThat(page.locator(".govuk-date-input")
                        .first()
                        .evaluate("it => it.children[0].getBoundingClientRect().left"
                                + " > it.children[1].getBoundingClientRect().left"))
                .as("day before month")
                .isEqualTo(true);
        assertThat(page.locator(".govuk-input__prefix")
                        .evaluate("it => it.getBoundingClientRect().left"
                                + " > document.getElementById('f-wage').getBoundingClientRect().left"))
                .as("the words before a number")
                .isEqualTo(true);
    }

    private static void choicesStandRightToLeft(Page page) {
        for (String label : new String[] {".govuk-radios__label", ".govuk-checkboxes__label"}) {
            assertThat(page.locator(label)
                            .first()
                            .evaluate("it => parseFloat(getComputedStyle(it, '::before').right)"
                                    + " < parseFloat(getComputedStyle(it, '::before').left)"))
                    .as("mark of " + label)
                    .isEqualTo(true);
            assertThat(page.locator(label)
                            .first()
                            .evaluate("it => parseFloat(getComputedStyle(it).paddingRight)"
                                    + " > parseFloat(getComputedStyle(it).paddingLeft)"))
                    .as("room for the mark of " + label)
                    .isEqualTo(true);
        }
        assertThat(page.locator(".reveal").evaluate("it => getComputedStyle(it).borderRightWidth"))
                .isEqualTo("3px");
    }
}
