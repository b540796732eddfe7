package org.diwan.claims.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diwan.claims.reason.Reason;

/** Where the columns stand. */
final class ClaimHeader {

    private static final int SHOWN = 30;

    private final List<ClaimColumn> columns;

    private ClaimHeader(List<ClaimColumn> columns) {
        this.columns = columns;
    }

    /** Each column once, in any order, and no other; else the file is refused. */
    static ClaimHeader of(List<String> names) {
        var found = new ArrayList<Reason>();
        separators(names).ifPresent(found::add);
        list("header-missing", ClaimColumn.KEYS.stream().filter(key -> !names.contains(key)), found);
        list("header-unknown", names.stream().filter(name -> !ClaimColumn.KEYS.contains(name)), found);
        var once = new HashSet<String>();
        list("header-double", names.stream().filter(name -> ClaimColumn.KEYS.contains(name) && !once.add(name)), found);
        if (!found.isEmpty()) {
            throw new ClaimFileRefused(Reason.of("header", String.join(",", ClaimColumn.KEYS), found));
        }
        return new ClaimHeader(
                names.stream().map(name -> ClaimColumn.valueOf(upper(name))).toList());
    }

    int size() {
        return columns.size();
    }

    /** The column at this place; beyond the last one the last. */
    ClaimColumn at(int place) {
        return columns.get(Math.min(place, columns.size() - 1));
    }

    /** The cells in the order of the columns' enumeration. */
    List<String> sorted(List<String> cells) {
        var sorted = new String[columns.size()];
        Arrays.fill(sorted, "");
        for (int i = 0; i < Math.min(cells.size(), sorted.length); i++) {
            sorted[columns.get(i).ordinal()] = cells.get(i);
        }
        return Arrays.asList(sorted);
    }

    private static Optional<Reason> separators(List<String> names) {
        if (names.size() != 1) {
            return Optional.empty();
        }
        String line = names.get(0);
        String found =
                line.contains(";") ? "semicolons" : line.contains("\t") ? "tabs" : line.contains("|") ? "bars" : "";
        return found.isEmpty() ? Optional.empty() : Optional.of(Reason.of("header-separator", Reason.of(found)));
    }

    private static void list(String what, Stream<String> names, List<Reason> found) {
        String all = names.map(ClaimHeader::harmless).distinct().collect(Collectors.joining(","));
        if (!all.isEmpty()) {
            found.add(Reason.of(what, all));
        }
    }

    private static String harmless(String name) {
        String text = name.isBlank() ? "(empty)" : name.replaceAll("\\p{Cntrl}", "?");
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    private static String upper(String key) {
        return key.toUpperCase(Locale.ROOT);
    }
}
