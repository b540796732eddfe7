package org.diwan;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks at a page as somebody does who depends on it; leaves pictures of it in {@code target/screens} when asked. */
final class PageLooks {

    private static final boolean PICTURES = Boolean.getBoolean("diwan.pictures");

    private PageLooks() {}

    /** Language and direction are said, the page has a title and one heading, fits a phone, and axe is content. */
    static void areGood(Page page, String language, String name) {
        saysWhatItIs(page, language);
        picture(page, name + "-" + language);
        String complaints = String.join("\n", complaints(page));
        fitsAPhone(page, name + "-" + language);
        assertThat(complaints).as("axe on " + page.url() + " in " + language).isEmpty();
    }

    static void saysWhatItIs(Page page, String language) {
        page.waitForLoadState();
        String where = page.url();
        Map<?, ?> said = (Map<?, ?>)
                page.evaluate(
                        """
                ({lang: document.documentElement.lang, dir: document.documentElement.dir, title: document.title,
                  headings: document.querySelectorAll('h1').length, text: document.body.innerText})""");
        assertThat(said.get("lang")).as("lang of " + where).isEqualTo(language);
        assertThat(said.get("dir")).as("dir of " + where).isEqualTo(language.equals("ar") ? "rtl" : "ltr");
        assertThat(String.valueOf(said.get("title")))
                .as("title of " + where)
                .contains(" – ")
                .doesNotContain("??");
        assertThat(said.get("headings")).as("h1 on " + where).isEqualTo(1);
        assertThat(String.valueOf(said.get("text"))).as("texts on " + where).doesNotContain("??");
    }

    /** No scrolling to the side at 320 px; pictured in the dark. */
    static void fitsAPhone(Page page, String name) {
        page.setViewportSize(320, 700);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture(page, name + "-320-dark");
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("width of " + page.url() + " on a phone")
                .isEqualTo(320);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1280, 900);
    }

    /** For people, who ask for pictures by {@code -Ddiwan.pictures=true}; nothing is proved by them. */
    static void picture(Page page, String name) {
        if (!PICTURES) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(Path.of("target/screens", name + ".png")));
    }

    /** Violations, and what axe could not decide: it has to be decided by looking, then excused here by name. */
    private static List<String> complaints(Page page) {
        AxeResults found = Axe.of(page);
        return Stream.concat(
                        found.getViolations().stream().flatMap(rule -> told(rule, false)),
                        found.getIncomplete().stream().flatMap(rule -> told(rule, true)))
                .toList();
    }

    private static Stream<String> told(Rule rule, boolean undecided) {
        return rule.getNodes().stream()
                .filter(node -> !(undecided
                        && rule.getId().equals("color-contrast")
                        && (overTheLattice(node) || besideTheArrow(node) || inTheDrawing(node))))
                .map(node -> rule.getId() + " " + node.getHtml() + ": " + node.getFailureSummary());
    }

    /**
     * The lattice is drawn by a pseudo-element, through which axe does not see the colour of the ground. Its lines are
     * a few per cent of ink on that ground, and the words stand beside them; the token test holds ink and ground apart.
     */
    private static boolean overTheLattice(CheckedNode node) {
        return node.getAny().stream()
                .anyMatch(check -> String.valueOf(check.getData()).contains("pseudoContent")
                        && check.getRelatedNodes().stream()
                                .anyMatch(related -> related.getHtml().contains("lattice")));
    }

    /** The arrow of a list that opens is two gradients in the room left for it, beside the words. */
    private static boolean besideTheArrow(CheckedNode node) {
        return node.getHtml().startsWith("<select")
                && node.getAny().stream()
                        .anyMatch(check -> String.valueOf(check.getData()).contains("bgGradient"));
    }

    /** Words in the drawing of a process or chart stand on their own shape, or beside it on the card; the token test holds both. */
    private static boolean inTheDrawing(CheckedNode node) {
        return node.getHtml().startsWith("<tspan") || node.getHtml().startsWith("<text ");
    }
}
