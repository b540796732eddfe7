package org.diwan.demoscim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Resources as callers see them: with id, meta, references and the groups of a user, and only the attributes they want. */
@Component
@InDemoMode
class Rendering {

    private static final Set<String> ALWAYS = Set.of("schemas", "id");

    private final ScimResources resources;

    Rendering(ScimResources resources) {
        this.resources = resources;
    }

    /** The whole resource. */
    ObjectNode whole(ScimResource resource, String base) {
        ObjectNode node = resource.content().deepCopy();
        node.putArray("schemas").add(resource.kind().schema());
        node.put("id", resource.id().toString());
        node.putObject("meta")
                .put("resourceType", resource.kind().id())
                .put("created", resource.created().toString())
                .put("lastModified", resource.modified().toString())
                .put("location", place(resource, base))
                .put("version", version(resource));
        if (resource.kind() == Kind.USER) {
            groups(resource, base, node);
        } else {
            node.path("members").forEach(member -> ((ObjectNode) member)
                    .put("type", "User")
                    .put(
                            "$ref",
                            base + Kind.USER.endpoint() + "/"
                                    + member.path("value").asText()));
        }
        return node;
    }

    private void groups(ScimResource user, String base, ObjectNode node) {
        List<ScimResource> groups = resources.groupsOf(user.system(), user.id());
        if (!groups.isEmpty()) {
            ArrayNode array = node.putArray("groups");
            groups.forEach(group -> array.addObject()
                    .put("value", group.id().toString())
                    .put("$ref", place(group, base))
                    .put("display", group.name())
                    .put("type", "direct"));
        }
    }

    static String place(ScimResource resource, String base) {
        return base + resource.kind().endpoint() + "/" + resource.id();
    }

    static String version(ScimResource resource) {
        return "W/\"" + resource.version() + "\"";
    }

    /** What the caller asked for of it. */
    static ObjectNode chosen(ObjectNode whole, Call call) {
        Set<String> wanted = names(call.parameters().get("attributes"));
        Set<String> unwanted = names(call.parameters().get("excludedAttributes"));
        if (!wanted.isEmpty()) {
            retain(whole, wanted);
        }
        whole.remove(unwanted.stream()
                .filter(name -> !ALWAYS.contains(name))
                .flatMap(name -> fields(whole).stream().filter(field -> field.equalsIgnoreCase(name)))
                .toList());
        return whole;
    }

    private static void retain(ObjectNode whole, Collection<String> wanted) {
        whole.retain(fields(whole).stream()
                .filter(field -> ALWAYS.contains(field)
                        || wanted.stream()
                                .anyMatch(name -> name.equalsIgnoreCase(field)
                                        || name.toLowerCase(Locale.ROOT)
                                                .startsWith(field.toLowerCase(Locale.ROOT) + ".")))
                .toList());
    }

    private static List<String> fields(JsonNode node) {
        List<String> fields = new ArrayList<>();
        node.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    private static Set<String> names(@Nullable String parameter) {
        return parameter == null
                ? Set.of()
                : Arrays.stream(parameter.split(","))
                        .map(String::strip)
                        .map(name -> name.substring(name.startsWith("urn:") ? name.lastIndexOf(':') + 1 : 0))
                        .collect(Collectors.toSet());
    }
}
