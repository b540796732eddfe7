package org.diwan.access.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
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
        List<ScimUser> found = list(
                USERS,
                filter("userName", userName),
                user -> user.path("userName").asText().equalsIgnoreCase(userName),
                ScimUser::of);
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
        List<String> found = list(
                GROUPS,
                filter(attribute, role) + "&excludedAttributes=members",
                group -> group.path(attribute).asText().equalsIgnoreCase(role),
                group -> group.path("id").asText());
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

    /** Everybody, with the groups that the system shows with them. */
    List<ScimUser> users() {
        return list(USERS, "attributes=userName,groups", user -> true, ScimUser::of);
    }

    /** What is wanted of a list, page by page, and of that only what we look at. */
    private <T> List<T> list(String kind, String query, Predicate<ObjectNode> wanted, Function<ObjectNode, T> look) {
        Set<String> seen = new HashSet<>();
        List<T> found = new ArrayList<>();
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
            if (resources.size() > PAGE) {
                throw new NotDone(Code.TOO_LARGE);
            }
            int before = seen.size();
            for (JsonNode resource : resources) {
                ObjectNode object = identified(resource);
                if (seen.add(object.path("id").textValue()) && wanted.test(object)) {
                    found.add(look.apply(object));
                }
            }
            start += resources.size();
            if (start > total.intValue()) {
                return found;
            }
            if (seen.size() == before) {
                throw new NotDone(Code.UNREADABLE);
            }
        }
        throw new NotDone(Code.TOO_LARGE);
    }

    private static ObjectNode identified(JsonNode resource) {
        if (resource instanceof ObjectNode object && resource.path("id").isTextual()) {
            return object;
        }
        throw new NotDone(Code.UNREADABLE);
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
