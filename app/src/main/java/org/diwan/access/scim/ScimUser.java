package org.diwan.access.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A user of another system, as far as we look.
 *
 * @param groups as the system shows them with the user; many systems do not
 */
record ScimUser(String id, String userName, boolean active, List<Group> groups) {

    /**
     * A group that the user is in.
     *
     * @param direct not only because a group in it has the user
     */
    record Group(String id, String name, boolean direct) {}

    static ScimUser of(ObjectNode user) {
        List<Group> groups = new ArrayList<>();
        for (JsonNode group : user.path("groups")) {
            groups.add(new Group(
                    group.path("value").asText(),
                    group.path("display").asText(),
                    !"indirect".equals(group.path("type").asText())));
        }
        return new ScimUser(
                user.path("id").asText(),
                user.path("userName").asText(),
                user.path("active").asBoolean(true),
                groups);
    }

    /** Ids of the groups of this name that the system shows with the user. */
    Set<String> groupsNamed(String role) {
        return groups.stream()
                .filter(group -> group.name().equalsIgnoreCase(role) && group.direct())
                .map(Group::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isIn(String group) {
        return groups.stream().anyMatch(it -> it.id().equals(group));
    }
}
