package org.diwan.identity;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A browser in the words of its owner, from what it says of itself; empty where it says nothing we know.
 *
 * @param browser such as Firefox
 * @param system such as Windows
 */
record Device(String browser, String system) implements Serializable {

    private record Sign(String mark, String name) {}

    /** The first that fits counts: most browsers name those they want to be taken for as well. */
    private static final List<Sign> BROWSERS = List.of(
            new Sign("Edg", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("SamsungBrowser/", "Samsung Internet"),
            new Sign("HuaweiBrowser/", "Huawei Browser"),
            new Sign("Firefox/", "Firefox"),
            new Sign("FxiOS/", "Firefox"),
            new Sign("CriOS/", "Chrome"),
            new Sign("Chrome/", "Chrome"),
            new Sign("Safari/", "Safari"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("Windows", "Windows"),
            new Sign("Android", "Android"),
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("Mac OS X", "macOS"),
            new Sign("CrOS", "ChromeOS"),
            new Sign("Linux", "Linux"));

    static Device of(@Nullable String userAgent) {
        return new Device(name(BROWSERS, userAgent), name(SYSTEMS, userAgent));
    }

    private static String name(List<Sign> signs, @Nullable String userAgent) {
        return Optional.ofNullable(userAgent)
                .flatMap(text -> signs.stream()
                        .filter(sign -> text.contains(sign.mark()))
                        .findFirst())
                .map(Sign::name)
                .orElse("");
    }
}
