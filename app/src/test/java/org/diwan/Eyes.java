package org.diwan;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.util.List;

/** Looks at what a browser without scripts shows, in one that has them: the same HTML at the same address. */
final class Eyes {

    private final Page page;

    Eyes(BrowserContext context) {
        this.page = context.newPage();
    }

    /** Everything that {@link PageLooks} asks, large text and forced colours. */
    void look(Page shown, String language, String name) {
        assertThat(shown.evaluate("document.documentElement.scrollWidth"))
                .as("width of " + shown.url())
                .isEqualTo(shown.viewportSize().width);
        String address = shown.url().replaceFirst("#.*", "");
        String html = shown.content();
        page.unrouteAll();
        page.route(
                address::equals,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html; charset=utf-8")
                        .setBody(html)));
        page.navigate(address);
        PageLooks.areGood(page, language, name);
        if (name.endsWith("refused")) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            PageLooks.areGood(page, language, name + "-dark");
        }
        largeTextStaysWhole(name + "-" + language + "-large");
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        PageLooks.picture(page, name + "-" + language + "-forced");
        choicesShowInForcedColours();
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
        page.setViewportSize(1280, 900);
    }

    /** Text of twice the size at 640 px: nothing to the side, nothing cut off. */
    private void largeTextStaysWhole(String name) {
        page.setViewportSize(640, 900);
        page.evaluate("document.documentElement.style.fontSize = '32px'");
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("width at 200 % of " + page.url())
                .isEqualTo(640);
        List<?> cut = (List<?>)
                page.evaluate(
                        """
                [...document.querySelectorAll('main :is(label, legend, button, a, p, h1, h2, h3, dt, dd, th, td, .govuk-hint)')]
                  .filter(it => !it.closest('.govuk-visually-hidden, .scroll') && it.offsetParent && !it.matches('.govuk-visually-hidden'))
                  .filter(it => it.scrollWidth > it.clientWidth + 1 && getComputedStyle(it).display !== 'inline')
                  .map(it => it.outerHTML.slice(0, 160))""");
        assertThat(cut).as("cut off at 200 % on " + page.url()).isEmpty();
        PageLooks.picture(page, name);
        page.evaluate("document.documentElement.style.fontSize = ''");
    }

    private void choicesShowInForcedColours() {
        assertThat(
                        page.evaluate(
                                """
                [...document.querySelectorAll(':is(.govuk-radios__item, .govuk-checkboxes__item):has(:checked)')]
                  .every(it => getComputedStyle(it).outlineStyle === 'solid')"""))
                .as("choices in forced colours on " + page.url())
                .isEqualTo(true);
    }
}
