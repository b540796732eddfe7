package org.diwan.claims.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a claim, and of the answer to it: the batch it came with and the first of its records there, which are known
 * before the claim is kept.
 */
record ClaimIds(String batch, int record) {

    private static final Pattern ID = Pattern.compile("([A-Z]{2,6}-[0-9]{4}-[0-9A-Z]{8})\\.([1-9][0-9]{0,5})");

    /** @param id from an address; none: it can be no claim's */
    static Optional<ClaimIds> of(String id) {
        Matcher found = ID.matcher(id);
        return found.matches()
                ? Optional.of(new ClaimIds(found.group(1), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return batch + "." + record;
    }
}
