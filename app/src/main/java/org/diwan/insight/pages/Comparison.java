package org.diwan.insight.pages;

import java.util.List;
import org.diwan.insight.Period;
import org.jspecify.annotations.Nullable;

/**
 * The period that another one is compared with.
 *
 * @param choice {@code before}, {@code year}, {@code own} or {@code none}
 * @param look at it; null where there is none
 * @param notes what was asked for and is not shown so, as ends of text keys
 */
public record Comparison(String choice, @Nullable Look look, List<String> notes) {

    /** What can be chosen. */
    static final List<String> CHOICES = List.of("before", "year", "own", "none");

    /** Its days; null where there are none. */
    public @Nullable Period period() {
        return look == null ? null : look.scope().period();
    }

    /** The address of a page that looks so and compares so. */
    public String at(Look at, String path) {
        String address = at.of(null).at(path);
        Period own = choice.equals("own") ? period() : null;
        return choice.equals("before")
                ? address
                : address + (address.contains("?") ? "&" : "?") + "against=" + choice
                        + (own == null ? "" : "&against-from=" + own.from() + "&against-to=" + own.to());
    }
}
