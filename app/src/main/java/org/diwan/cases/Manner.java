package org.diwan.cases;

import java.util.UUID;
import org.diwan.catalog.ServiceDescription;
import org.jspecify.annotations.Nullable;

/**
 * How a case is begun. Decided once, kept with the draft, never read from a form again.
 *
 * @param begunBy user name of who of the staff does it for the client, absent where clients do it themselves
 * @param cardSeen whether they looked at the client's identity card
 */
public record Manner(String channel, @Nullable String begunBy, boolean cardSeen) {

    /** Clients for themselves, here. */
    static final Manner ONLINE = new Manner(ServiceDescription.WEB, null, false);

    /** Where the questions of a draft are asked. */
    String address(String service, String client, UUID draft) {
        return begunBy == null
                ? "/services/" + service + "/start/" + draft
                : Acting.window(client) + "/start/" + service + "/" + draft;
    }
}
