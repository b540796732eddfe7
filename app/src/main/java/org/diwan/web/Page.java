package org.diwan.web;

import java.util.List;
import java.util.Locale;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the layout knows about the page being asked for; templates see it as {@code page}.
 *
 * @param mostOfFile bytes that a file which is sent may have
 * @param keys the reader wants shortcuts
 * @param firstVisit the browser has no sheet of ours yet, so the page brings it along
 */
public record Page(
        Locale locale,
        String path,
        String query,
        boolean demo,
        boolean keys,
        boolean firstVisit,
        String sheet,
        String desk,
        String deskScript,
        String script,
        long mostOfFile) {

    /** The cookie of who wants no shortcuts. */
    public static final String NO_KEYS = "no-keys";

    /** One language to switch to. */
    public record Choice(String code, String name, String dir, String href) {}

    public String language() {
        return locale.getLanguage();
    }

    public String dir() {
        return dir(language());
    }

    public boolean at(String start) {
        return path.equals(start) || path.startsWith(start + "/");
    }

    /** The other languages, each with the address of this same page in it. */
    public List<Choice> others() {
        return Languages.supported().stream()
                .map(Locale::getLanguage)
                .filter(code -> !code.equals(language()))
                .map(code -> new Choice(code, name(code), dir(code), in(code)))
                .toList();
    }

    private String in(String code) {
        return UriComponentsBuilder.newInstance()
                .query(query)
                .replaceQueryParam(Languages.NAME, code)
                .build()
                .toUriString();
    }

    private static String dir(String code) {
        return "ar".equals(code) ? "rtl" : "ltr";
    }

    private static String name(String code) {
        return switch (code) {
            case "ar" -> "العربية";
            case "fr" -> "Français";
            default -> "English";
        };
    }
}
