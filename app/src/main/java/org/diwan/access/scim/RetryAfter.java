package org.diwan.access.scim;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long a system asks to be left alone. Given as a date it counts as a minute: clocks differ. */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");
    private static final Duration ELSE = Duration.ofMinutes(1);

    private RetryAfter() {}

    static Duration of(Optional<String> header) {
        if (header.isEmpty()) {
            return Duration.ZERO;
        }
        String text = header.get().strip();
        return SECONDS.matcher(text).matches() ? Duration.ofSeconds(Long.parseLong(text)) : ELSE;
    }
}
