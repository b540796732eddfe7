package org.diwan.access.provision;

import java.time.Duration;

/**
 * How long a system may take.
 *
 * @param each for one answer
 * @param all for everything that it is asked in one go
 * @param portions how many times as much it may say in one go as in a single try
 */
public record Patience(Duration each, Duration all, int portions) {

    static final Patience OF_STEPS = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(20));
    static final Patience OF_READERS = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(3));
    static final Patience OF_NIGHTS = new Patience(Duration.ofSeconds(20), Duration.ofMinutes(5), 8);

    public Patience(Duration each, Duration all) {
        this(each, all, 1);
    }
}
