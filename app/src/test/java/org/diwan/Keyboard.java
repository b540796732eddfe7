package org.diwan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Somebody who has no pointer, and goes on from stop to stop. */
record Keyboard(Page page) {

    private static final int MOST_STOPS = 150;

    /** Goes to the first that fits, and sees it. */
    Keyboard to(String selector) {
        Locator target = page.locator(selector).first();
        assertThat(target).isVisible();
        for (int stop = 0; !isFocused(target); stop++) {
            assertThat(stop)
                    .as("stops before " + selector + " on " + page.url())
                    .isLessThan(MOST_STOPS);
            page.keyboard().press("Tab");
        }
        assertThat(target).isInViewport();
        return this;
    }

    private static boolean isFocused(Locator target) {
        return (boolean) target.evaluate("it => it === document.activeElement");
    }

    Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    /** Types over what is there. */
    Keyboard type(String selector, String text) {
        to(selector).press("Control+a");
        page.keyboard().type(text);
        return this;
    }

    Keyboard date(String name, String day, String month, String year) {
        return type("[name='" + name + "-day']", day)
                .type("[name='" + name + "-month']", month)
                .type("[name='" + name + "-year']", year);
    }

    /** One of a group of radio buttons: Tab leads to the group, the arrows through it. */
    Keyboard choose(String name, String value) {
        String group = "input[type=radio][name='" + name + "']";
        String chosen = page.locator(group + ":checked").count() > 0 ? group + ":checked" : group;
        to(chosen).press("Space");
        for (int i = 0; !page.locator(group + "[value='" + value + "']").isChecked(); i++) {
            assertThat(i).as("arrows to " + value).isLessThan(20);
            press("ArrowDown");
        }
        return this;
    }

    Keyboard tick(String name, String value) {
        return to("input[type=checkbox][name='" + name + "'][value='" + value + "']")
                .press("Space");
    }

    Keyboard select(String id, String value) {
        to("#" + id);
        for (int i = 0; !page.locator("#" + id).inputValue().equals(value); i++) {
            assertThat(i).as("arrows to " + value).isLessThan(20);
            press("ArrowDown");
        }
        return this;
    }

    /** The one thing that a keyboard leaves to the window of the system. */
    Keyboard file(String id, Path... files) {
        to("#" + id);
        page.locator("#" + id + ":focus").setInputFiles(files);
        return this;
    }
}
