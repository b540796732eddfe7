package org.diwan.access.provision;

import org.jspecify.annotations.Nullable;

/**
 * A grant that is being given, held or being removed.
 *
 * @param reference the request it comes from
 * @param removedBy the case that removes it
 */
record LiveGrant(
        long id, String userName, String role, String state, @Nullable String reference, @Nullable String removedBy) {

    boolean isGivenBy(String theCase) {
        return "granting".equals(state) && theCase.equals(reference);
    }

    boolean isTakenBy(String theCase) {
        return "removing".equals(state) && theCase.equals(removedBy);
    }
}
