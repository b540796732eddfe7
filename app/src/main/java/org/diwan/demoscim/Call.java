package org.diwan.demoscim;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of the server.
 *
 * @param base address of the system
 * @param path what follows it, such as {@code /Users/17}
 * @param match version that the caller changes, {@code If-Match}
 */
record Call(
        String method,
        String system,
        String base,
        String path,
        Map<String, String> parameters,
        String body,
        @Nullable String match) {

    /** The first step of the path, such as {@code /Users}. */
    String endpoint() {
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }

    /** The second step; empty where there is none. */
    String id() {
        int end = path.indexOf('/', 1);
        return end < 0 ? "" : path.substring(end + 1);
    }

    /** A number from 0, or what counts where none is given. */
    int number(String name, int otherwise) {
        try {
            return Math.max(0, Integer.parseInt(parameters.getOrDefault(name, String.valueOf(otherwise))));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
