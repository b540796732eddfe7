package org.diwan.cases;

import java.time.Instant;
import org.diwan.catalog.ServiceDescription;
import org.jspecify.annotations.Nullable;

/**
 * One run of a service for one client.
 *
 * @param reference {@code PREFIX-year-8 characters}; the engine's business key too
 * @param client party it is for (national ID of a person)
 * @param channel how it came: web, kiosk, call-centre, office, api
 * @param office whose working calendar counts
 * @param reason code of the reason where it was refused or reviewed
 * @param result address of what the case brought, such as a certificate's page
 * @param dueAt when it shall be decided, by the service's target; it moves by the time that the client takes
 * @param priority low, normal or high
 * @param pausedAt since when the client has something to do and the clock stands still
 * @param decidedAt when the first outcome was reached, or the end without one
 */
public record Case(
        String reference,
        String service,
        String client,
        String submittedBy,
        String channel,
        String office,
        CaseStatus status,
        @Nullable String reason,
        @Nullable String result,
        Instant submittedAt,
        Instant dueAt,
        @Nullable Instant endedAt,
        String priority,
        @Nullable Instant pausedAt,
        @Nullable Instant decidedAt) {

    /** Whether staff began it for the client, at the counter or on the telephone. */
    public boolean isByStaff() {
        return isByStaff(channel) && !submittedBy.equals(client);
    }

    static boolean isByStaff(@Nullable String channel) {
        return ServiceDescription.OFFICE.equals(channel) || ServiceDescription.CALL_CENTRE.equals(channel);
    }
}
