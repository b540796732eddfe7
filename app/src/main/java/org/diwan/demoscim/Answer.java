package org.diwan.demoscim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What the server answers.
 *
 * @param place address of a resource that was made
 * @param version of the resource
 */
record Answer(int status, @Nullable ObjectNode content, @Nullable String place, @Nullable String version) {

    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    static Answer of(int status, ObjectNode content) {
        return new Answer(status, content, null, null);
    }

    static Answer empty() {
        return new Answer(204, null, null, null);
    }

    /** As RFC 7644, 3.12. */
    static Answer error(int status, @Nullable String type, String detail) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.putArray("schemas").add(ERROR);
        error.put("status", String.valueOf(status));
        if (type != null) {
            error.put("scimType", type);
        }
        error.put("detail", detail);
        return of(status, error);
    }
}
