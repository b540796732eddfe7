package org.diwan.registry;

import java.time.LocalDate;

/** A period that a correction speaks of, as the quality of a record needs it. */
record Accepted(Correction.Kind kind, LocalDate from, LocalDate to) {

    /** A gap is settled as a whole; an overlap may go on after it was accepted. */
    boolean settles(Period found) {
        return kind == Correction.Kind.OVERLAP_ACCEPTED
                ? !from.isAfter(found.from()) && !to.isBefore(found.from())
                : new Period(from, to).covers(found);
    }
}
