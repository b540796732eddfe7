package org.diwan;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import java.util.List;

/** Asks axe about a page: WCAG 2.2 AA and good practice. */
final class Axe {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Axe() {}

    /** What it finds wrong and what it cannot decide; not the much longer list of what is right. */
    static AxeResults of(Page page) {
        AxeRunOptions found = new AxeRunOptions();
        found.setResultTypes(List.of("violations", "incomplete"));
        // Our pages have no frames of another site: without that, axe needs no second page to put its results together.
        return new AxeBuilder(page)
                .setLegacyMode(true)
                .options(found)
                .withTags(RULES)
                .analyze();
    }
}
