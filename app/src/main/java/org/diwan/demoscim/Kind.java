package org.diwan.demoscim;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What resources there are, and which attributes of them are kept. */
enum Kind {
    USER(
            "User",
            "/Users",
            "userName",
            List.of(
                    "schemas",
                    "externalId",
                    "userName",
                    "name",
                    "displayName",
                    "active",
                    "emails",
                    "preferredLanguage")),
    GROUP("Group", "/Groups", "displayName", List.of("schemas", "externalId", "displayName", "members"));

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";

    private final String id;
    private final String endpoint;
    private final String naming;
    private final List<String> attributes;

    Kind(String id, String endpoint, String naming, List<String> attributes) {
        this.id = id;
        this.endpoint = endpoint;
        this.naming = naming;
        this.attributes = attributes;
    }

    String id() {
        return id;
    }

    String schema() {
        return CORE + id;
    }

    String endpoint() {
        return endpoint;
    }

    /** The attribute that is required and unique. */
    String naming() {
        return naming;
    }

    List<String> attributes() {
        return attributes;
    }

    static Optional<Kind> at(String endpoint) {
        return Arrays.stream(values())
                .filter(kind -> kind.endpoint.equals(endpoint))
                .findFirst();
    }
}
