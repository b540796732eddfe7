package org.diwan.cases;

import java.util.Map;

/**
 * What starts a case.
 *
 * @param client party it is for
 * @param answers validated answers of the service's start form
 * @param requestKey the same for every copy of one request, so that all copies make one case
 */
public record NewCase(
        String service,
        String client,
        String submittedBy,
        String channel,
        Map<String, Object> answers,
        String requestKey) {}
