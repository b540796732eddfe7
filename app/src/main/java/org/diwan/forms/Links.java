package org.diwan.forms;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Addresses that a model or an answer gives: what may be followed or shown, all else as empty text. */
final class Links {

    private static final Pattern INLINE =
            Pattern.compile("(?i)data:image/(png|jpe?g|gif|webp|svg\\+xml);base64,[A-Za-z0-9+/=\\s]{1,400000}");
    /** A drawing in words; as an image it runs no script and loads nothing. */
    private static final Pattern DRAWN = Pattern.compile("(?is)data:image/svg\\+xml(;(charset=)?utf-?8)?,.{1,400000}");

    private Links() {}

    /** An address to follow: a path of ours, or the web, mail and telephone. */
    static String page(String address) {
        String link = address.strip();
        if (ours(link)) {
            return link;
        }
        try {
            String scheme = new URI(link).getScheme();
            return scheme != null && scheme.matches("(?i)https?|mailto|tel") ? link : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }

    /** The source of an image that a page of ours may load. */
    static String image(String source) {
        String link = source.strip();
        return ours(link)
                        || INLINE.matcher(link).matches()
                        || DRAWN.matcher(link).matches()
                ? link
                : "";
    }

    private static boolean ours(String link) {
        return link.startsWith("/") && !link.startsWith("//") && !link.startsWith("/\\");
    }
}
