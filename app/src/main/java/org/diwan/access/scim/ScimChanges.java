package org.diwan.access.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import org.diwan.access.provision.Holder;

/** What is sent to change something. */
final class ScimChanges {

    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";

    private ScimChanges() {}

    static ObjectNode newUser(Holder person) {
        ObjectNode user = StrictJson.object();
        user.putArray("schemas").add(USER);
        user.put("userName", person.userName());
        user.put("externalId", person.userName());
        user.put("displayName", person.nameLatin());
        user.putObject("name").put("formatted", person.nameLatin());
        user.put("active", true);
        if (person.email() != null) {
            user.putArray("emails")
                    .addObject()
                    .put("value", person.email())
                    .put("type", "work")
                    .put("primary", true);
        }
        return user;
    }

    static ObjectNode active(boolean active) {
        ObjectNode patch = patch("replace");
        operation(patch).put("path", "active").put("value", active);
        return patch;
    }

    static ObjectNode addMember(String user) {
        ObjectNode patch = patch("add");
        operation(patch).put("path", "members").putArray("value").addObject().put("value", user);
        return patch;
    }

    static ObjectNode removeMember(String user) {
        try {
            ObjectNode patch = patch("remove");
            operation(patch).put("path", "members[" + Filter.eq("value", user) + "]");
            return patch;
        } catch (BadRequestException e) {
            throw new IllegalArgumentException("No filter by value", e);
        }
    }

    private static ObjectNode patch(String op) {
        ObjectNode patch = StrictJson.object();
        patch.putArray("schemas").add(PATCH);
        patch.putArray("Operations").addObject().put("op", op);
        return patch;
    }

    private static ObjectNode operation(ObjectNode patch) {
        return (ObjectNode) patch.path("Operations").path(0);
    }
}
