package org.diwan.cases;

import java.time.Instant;
import org.diwan.identity.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * A human step of a case.
 *
 * @param element id of the user task in the process
 * @param form full id of its form
 * @param candidateGroup who may take it; {@code applicant}: the client
 * @param office that handles the case
 * @param notBy who may not take it, having decided before (four eyes)
 * @param escalatedAt when its time was over and the supervisor was told
 */
public record Task(
        String id,
        String reference,
        String service,
        String element,
        String form,
        String candidateGroup,
        String office,
        @Nullable String assignee,
        @Nullable String notBy,
        Instant createdAt,
        @Nullable Instant claimedAt,
        @Nullable Instant dueAt,
        @Nullable Instant escalatedAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {

    /** Whether one person alone may do it. */
    public boolean isForOne() {
        return candidateGroup.startsWith(SignedIn.STAFF);
    }
}
