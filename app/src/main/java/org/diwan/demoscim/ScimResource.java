package org.diwan.demoscim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** A user or group as it is kept; {@code content} without what the server adds. */
record ScimResource(
        String system, Kind kind, UUID id, ObjectNode content, int version, Instant created, Instant modified) {

    String name() {
        return content.path(kind.naming()).asText();
    }

    ScimResource with(ObjectNode changed, Instant at) {
        return new ScimResource(system, kind, id, changed, version + 1, created, at);
    }
}
