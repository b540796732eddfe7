package org.diwan.claims.check;

import org.diwan.claims.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a Bundle as it stands in the file, or the one resource of a file without a Bundle.
 *
 * @param number from 0; -1 where there is no Bundle
 * @param type of its resource, as it says itself; it may be anything
 * @param text empty where there is a fault
 * @param fault why it is not read
 */
record FhirEntry(int number, String type, String text, @Nullable Reason fault) {

    /** No entry may be longer. */
    static final int MOST_CHARACTERS = 2 << 20;

    /** No element of FHIR lies deeper, and nothing is gained by looking. */
    static final int DEEPEST = 40;

    /** Nor may a file lie deeper in what is skipped. */
    static final int DEEPEST_FILE = 500;

    static final int MOST_ENTRIES = 50_000;

    static final Reason TOO_LARGE = Reason.of("entry-large");
    static final Reason TOO_DEEP = Reason.of("entry-deep", DEEPEST);

    boolean isSingle() {
        return number < 0;
    }

    static void refuseMany(int number) {
        if (number >= MOST_ENTRIES) {
            throw new ClaimFileRefused(Reason.of("file-entries"));
        }
    }
}
