package org.diwan.identity;

import java.net.URI;
import java.net.URISyntaxException;

/** A page of this house that a request names to go on to. */
final class LocalPage {

    private static final String OTHERWISE = "/account";

    private LocalPage() {}

    /** The page wanted, with its query; the account where it would lead out of the house or is none. */
    static String of(String wanted) {
        if (!wanted.startsWith("/") || wanted.startsWith("//") || wanted.contains("\\")) {
            return OTHERWISE;
        }
        try {
            URI page = new URI(wanted);
            boolean ours = !page.isAbsolute() && page.getRawAuthority() == null;
            return ours && Routes.rowOf(page.getPath(), true).isPresent() ? wanted : OTHERWISE;
        } catch (URISyntaxException e) {
            return OTHERWISE;
        }
    }
}
