package org.diwan.demoscim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What the server tells of itself: what it can, which resources it has, and what is in them. */
@Component
@InDemoMode
class Descriptions {

    private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    private final ObjectNode config;
    private final ObjectNode types;
    private final ObjectNode schemas;

    Descriptions(ObjectMapper json) {
        this.config = read(json, "service-provider-config");
        this.types = read(json, "resource-types");
        this.schemas = read(json, "schemas");
    }

    Optional<ObjectNode> of(Call call) {
        return switch (call.endpoint()) {
            case "/ServiceProviderConfig" -> Optional.of(placed(config, call, "/ServiceProviderConfig"));
            case "/ResourceTypes" -> of(types, call);
            case "/Schemas" -> of(schemas, call);
            default -> Optional.empty();
        };
    }

    private static Optional<ObjectNode> of(ObjectNode all, Call call) {
        if (call.id().isEmpty()) {
            ObjectNode list = all.deepCopy();
            int count = list.path("Resources").size();
            list.putArray("schemas").add(LIST);
            list.put("totalResults", count).put("startIndex", 1).put("itemsPerPage", count);
            list.path("Resources").forEach(one -> place((ObjectNode) one, call));
            return Optional.of(list);
        }
        return StreamSupport.stream(all.path("Resources").spliterator(), false)
                .filter(one -> one.path("id").asText().equals(call.id()))
                .map(JsonNode::<ObjectNode>deepCopy)
                .peek(one -> place(one, call))
                .findFirst();
    }

    private static void place(ObjectNode one, Call call) {
        ((ObjectNode) one.path("meta"))
                .put(
                        "location",
                        call.base() + call.endpoint() + "/" + one.path("id").asText());
    }

    private static ObjectNode placed(ObjectNode one, Call call, String path) {
        ObjectNode copy = one.deepCopy();
        ((ObjectNode) copy.path("meta")).put("location", call.base() + path);
        return copy;
    }

    private static ObjectNode read(ObjectMapper json, String name) {
        try (InputStream text = new ClassPathResource("demoscim/" + name + ".json").getInputStream()) {
            return (ObjectNode) json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
