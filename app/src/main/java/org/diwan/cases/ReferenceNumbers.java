package org.diwan.cases;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reference numbers: {@code PREFIX-year-8 characters} of Crockford's alphabet, not serial. */
@Component
class ReferenceNumbers {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final ZoneId zone;

    ReferenceNumbers(Clock clock, @Value("${diwan.zone}") ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    String next(String prefix) {
        var reference = new StringBuilder(prefix)
                .append('-')
                .append(LocalDate.now(clock.withZone(zone)).getYear())
                .append('-');
        random.ints(8, 0, ALPHABET.length()).forEach(index -> reference.append(ALPHABET.charAt(index)));
        return reference.toString();
    }
}
