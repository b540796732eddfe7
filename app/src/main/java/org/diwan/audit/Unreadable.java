package org.diwan.audit;

import com.fasterxml.jackson.databind.JsonNode;

/** A line of a file that is not what it should be. */
class Unreadable extends Exception {

    Unreadable(Exception cause) {
        super(cause);
    }

    private Unreadable(String reason) {
        super(reason);
    }

    static long number(JsonNode json, String name) throws Unreadable {
        JsonNode value = json.path(name);
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw new Unreadable(name + " is no number");
        }
        return value.asLong();
    }
}
