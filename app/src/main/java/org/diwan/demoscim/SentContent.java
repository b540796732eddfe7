package org.diwan.demoscim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What callers send: one JSON object, of which the known attributes are kept and the others ignored (RFC 7643, 3.3). */
@Component
@InDemoMode
class SentContent {

    private final ScimResources resources;

    SentContent(ScimResources resources) {
        this.resources = resources;
    }

    static ObjectNode object(String body) throws BadRequestException {
        try {
            if (JsonUtils.getObjectReader().readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw BadRequestException.invalidSyntax("The body is not JSON");
        }
        throw BadRequestException.invalidSyntax("The body is no JSON object");
    }

    /** The content of a resource, checked. */
    ObjectNode content(String system, Kind kind, ObjectNode sent) throws BadRequestException {
        ObjectNode content = JsonUtils.getJsonNodeFactory().objectNode();
        sent.fields().forEachRemaining(field -> kind.attributes().stream()
                .filter(name -> name.equalsIgnoreCase(field.getKey()))
                .filter(name -> !field.getValue().isNull())
                .findFirst()
                .ifPresent(name -> content.set(name, field.getValue())));
        content.remove("schemas");
        JsonNode name = content.path(kind.naming());
        if (!name.isTextual() || name.textValue().isBlank()) {
            throw BadRequestException.invalidValue(kind.naming() + " is required");
        }
        if (kind == Kind.USER) {
            active(content);
        } else {
            members(system, content);
        }
        return content;
    }

    private static void active(ObjectNode user) throws BadRequestException {
        if (!user.has("active")) {
            user.put("active", true);
        } else if (!user.path("active").isBoolean()) {
            throw BadRequestException.invalidValue("active is true or false");
        }
    }

    /** Each member once, each a user of the system. */
    private void members(String system, ObjectNode group) throws BadRequestException {
        Map<String, String> members = new LinkedHashMap<>();
        for (JsonNode member : group.path("members")) {
            String id = member.path("value").asText();
            if (members.containsKey(id)) {
                continue;
            }
            ScimResource user = resources
                    .find(system, Kind.USER, id)
                    .orElseThrow(() -> BadRequestException.invalidValue("No such user: " + id));
            members.put(id, user.name());
        }
        group.remove("members");
        if (!members.isEmpty()) {
            ArrayNode array = group.putArray("members");
            members.forEach((id, name) -> array.addObject().put("value", id).put("display", name));
        }
    }
}
