package org.diwan.access.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.diwan.access.provision.NotDone;
import org.diwan.access.provision.Problem.Code;

/** Finds users and groups of a system, page by page. What the system sends though it was not asked for does not count. */
class ScimDirectory {

    static final String USERS = "/Users";
    static final String GROUPS = "/Groups";

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 1000;
    private static final int BAD_REQUEST = 400;

    private final ScimClient client;

    ScimDirectory(ScimClient client) {
        this.client = client;
    }

    Optional<ScimUser> user(String userName) {
        List<ScimUser> found = list(USERS, filter("userName", userName)).stream()
                .map(ScimUser::of)
                .filter(user -> user.userName().equalsIgnoreCase(userName))
                .toList();
        if (found.size() > 1) {
            throw new NotDone(Code.PERSON_TWICE);
        }
        return found.stream().findFirst();
    }

    /** Id of the group that stands for a role, by its name or else the id that we gave it. */
    Optional<String> group(String role) {
        return group("displayName", role).or(() -> groupByOwnId(role));
    }

    /** Some systems know no such filter: they have no such group then. */
    private Optional<String> groupByOwnId(String role) {
        try {
            return group("externalId", role);
        } catch (NotDone e) {
            if (e.problem().equals(new NotDone(Code.REFUSED, BAD_REQUEST).problem())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<String> group(String attribute, String role) {
        List<String> found = list(GROUPS, filter(attribute, role) + "&excludedAttributes=members").stream()
                .filter(group -> group.path(attribute).asText().equalsIgnoreCase(role))
                .map(group -> group.path("id").asText())
                .toList();
        if (found.size() > 1) {
            throw new NotDone(Code.ROLE_TWICE, role);
        }
        return found.stream().findFirst();
    }

    /** Ids of the users in a group. */
    Set<String> members(String group) {
        ScimReply reply = client.get(GROUPS + "/" + id(group));
        Set<String> members = new TreeSet<>();
        if (!reply.notFound()) {
            reply.done()
                    .object()
                    .path("members")
                    .forEach(member -> members.add(member.path("value").asText()));
        }
        return members;
    }

    /** All user names, by id. */
    Map<String, String> userNames() {
        return list(USERS, "attributes=userName").stream()
                .collect(Collectors.toMap(user -> user.path("id").asText(), user -> user.path("userName")
                        .asText()));
    }

    private List<ObjectNode> list(String kind, String query) {
        Map<String, ObjectNode> found = new LinkedHashMap<>();
        int start = 1;
        for (int page = 0; page < MOST_PAGES; page++) {
            ObjectNode answer = client.get(kind + "?" + query + "&startIndex=" + start + "&count=" + PAGE)
                    .done()
                    .object();
            JsonNode total = answer.path("totalResults");
            JsonNode resources = answer.path("Resources");
            if (!total.isInt() || !resources.isArray() && !resources.isMissingNode()) {
                throw new NotDone(Code.UNREADABLE);
            }
            int before = found.size();
            resources.forEach(resource -> keep(found, resource));
            start += resources.size();
            if (start > total.intValue()) {
                return List.copyOf(found.values());
            }
            if (found.size() == before) {
                throw new NotDone(Code.UNREADABLE);
            }
        }
        throw new NotDone(Code.TOO_LARGE);
    }

    private static void keep(Map<String, ObjectNode> found, JsonNode resource) {
        if (!(resource instanceof ObjectNode object) || !resource.path("id").isTextual()) {
            throw new NotDone(Code.UNREADABLE);
        }
        found.put(resource.path("id").textValue(), object);
    }

    private static String filter(String attribute, String value) {
        try {
            return "filter=" + encoded(Filter.eq(attribute, value).toString());
        } catch (BadRequestException e) {
            throw new IllegalArgumentException("No filter by " + attribute, e);
        }
    }

    /** An id as a step of an address: whatever a system puts into it leads nowhere else. */
    static String id(String id) {
        if (id.isEmpty() || id.equals(".") || id.equals("..")) {
            throw new NotDone(Code.UNREADABLE);
        }
        return encoded(id);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
