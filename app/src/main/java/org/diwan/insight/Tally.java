package org.diwan.insight;

import java.math.BigDecimal;

/** How many, and what they come to; zero where a figure has no amount. */
public record Tally(long n, BigDecimal amount) {

    public Tally {
        // Two and two point zero are the same to everybody who reads them.
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    /** Nothing. */
    public static final Tally NONE = new Tally(0, BigDecimal.ZERO);

    Tally plus(Tally other) {
        return new Tally(n + other.n, amount.add(other.amount));
    }
}
