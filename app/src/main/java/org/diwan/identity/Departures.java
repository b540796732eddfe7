package org.diwan.identity;

import java.time.LocalDate;
import java.util.Optional;

/** What the staff list says of whoever has an account. */
public interface Departures {

    /** Whether the list names the person. */
    boolean isListed(String userName);

    /** The last day of somebody who has left. */
    Optional<LocalDate> leftOn(String userName);
}
