package org.diwan.access.provision;

import java.time.Duration;

/**
 * How long a system may take.
 *
 * @param each for one answer
 * @param all for everything that it is asked in one go
 */
public record Patience(Duration each, Duration all) {

    static final Patience OF_STEPS = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(20));
    static final Patience OF_READERS = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(3));
    static final Patience OF_NIGHTS = new Patience(Duration.ofSeconds(20), Duration.ofMinutes(5));
}
