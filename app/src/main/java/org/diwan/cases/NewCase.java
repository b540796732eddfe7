package org.diwan.cases;

import java.util.Map;

/**
 * What starts a case.
 *
 * @param client party it is for
 * @param answers validated answers of the service's start form
 * @param cardSeen whether staff looked at the client's identity card
 * @param requestKey the same for every copy of one request, so that all copies make one case
 */
public record NewCase(
        String service,
        String client,
        String submittedBy,
        String channel,
        boolean cardSeen,
        Map<String, Object> answers,
        String requestKey) {

    /** A case that nobody's identity card was looked at for. */
    public NewCase(
            String service,
            String client,
            String submittedBy,
            String channel,
            Map<String, Object> answers,
            String requestKey) {
        this(service, client, submittedBy, channel, false, answers, requestKey);
    }
}
