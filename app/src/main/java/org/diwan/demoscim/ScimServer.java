package org.diwan.demoscim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import com.unboundid.scim2.common.messages.ErrorResponse;
import com.unboundid.scim2.common.messages.PatchRequest;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** SCIM 2.0 as RFC 7644 has it, without bulk, sorting and {@code /Me}. */
@Component
@InDemoMode
class ScimServer {

    private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    private static final int MOST_RESULTS = 200;

    private final ScimResources resources;
    private final SentContent incoming;
    private final Rendering rendering;
    private final Descriptions descriptions;
    private final Clock clock;

    ScimServer(
            ScimResources resources,
            SentContent incoming,
            Rendering rendering,
            Descriptions descriptions,
            Clock clock) {
        this.resources = resources;
        this.incoming = incoming;
        this.rendering = rendering;
        this.descriptions = descriptions;
        this.clock = clock;
    }

    Answer answer(Call call) {
        try {
            Kind kind = Kind.at(call.endpoint()).orElse(null);
            if (kind != null) {
                return call.id().isEmpty() ? ofAll(call, kind) : ofOne(call, kind);
            }
            return call.method().equals("GET")
                    ? descriptions
                            .of(call)
                            .map(content -> Answer.of(200, content))
                            .orElseGet(() -> Answer.error(404, null, "There is nothing at this address"))
                    : Answer.error(501, null, "This server does not do that");
        } catch (ScimException e) {
            ErrorResponse error = e.getScimError();
            return Answer.error(error.getStatus(), error.getScimType(), String.valueOf(error.getDetail()));
        }
    }

    private Answer ofAll(Call call, Kind kind) throws ScimException {
        return switch (call.method()) {
            case "GET" -> Answer.of(200, list(call, kind));
            case "POST" -> make(call, kind);
            default -> Answer.error(405, null, "Not with this address");
        };
    }

    private Answer ofOne(Call call, Kind kind) throws ScimException {
        return switch (call.method()) {
            case "GET" -> shown(200, call, found(call, kind));
            case "PUT" -> {
                ScimResource old = locked(call, kind);
                yield change(call, old, SentContent.object(call.body()));
            }
            case "PATCH" -> patch(call, locked(call, kind));
            case "DELETE" -> delete(locked(call, kind));
            default -> Answer.error(405, null, "Not with this address");
        };
    }

    private ObjectNode list(Call call, Kind kind) throws ScimException {
        String text = call.parameters().get("filter");
        Filter filter = text == null ? null : Filter.fromString(text);
        List<ObjectNode> found = new ArrayList<>();
        for (ScimResource resource : candidates(call.system(), kind, filter)) {
            ObjectNode whole = rendering.whole(resource, call.base());
            if (filter == null || FilterEvaluator.evaluate(filter, whole)) {
                found.add(whole);
            }
        }
        int start = Math.max(1, call.number("startIndex", 1));
        int count = Math.min(call.number("count", MOST_RESULTS), MOST_RESULTS);
        List<ObjectNode> page = found.stream().skip(start - 1L).limit(count).toList();
        ObjectNode list = JsonUtils.getJsonNodeFactory().objectNode();
        list.putArray("schemas").add(LIST);
        list.put("totalResults", found.size()).put("startIndex", start).put("itemsPerPage", page.size());
        ArrayNode array = list.putArray("Resources");
        page.forEach(one -> array.add(Rendering.chosen(one, call)));
        return list;
    }

    /** By name there is an index; any other filter is held against all. */
    private List<ScimResource> candidates(String system, Kind kind, @Nullable Filter filter) {
        if (filter != null
                && filter.isComparisonFilter()
                && filter.getFilterType() == FilterType.EQUAL
                && filter.getAttributePath().toString().equalsIgnoreCase(kind.naming())) {
            return resources.named(system, kind, filter.getComparisonValue().asText());
        }
        return resources.all(system, kind);
    }

    private Answer make(Call call, Kind kind) throws ScimException {
        ObjectNode content = incoming.content(call.system(), kind, SentContent.object(call.body()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var resource = new ScimResource(call.system(), kind, UUID.randomUUID(), content, 1, now, now);
        if (!resources.add(resource)) {
            throw taken(kind);
        }
        return shown(201, call, resource);
    }

    private Answer patch(Call call, ScimResource old) throws ScimException {
        try {
            PatchRequest request = JsonUtils.nodeToValue(SentContent.object(call.body()), PatchRequest.class);
            GenericScimResource changed = new GenericScimResource(old.content().deepCopy());
            request.apply(changed);
            return change(call, old, changed.getObjectNode());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            if (e.getCause() instanceof ScimException why) {
                throw why;
            }
            throw BadRequestException.invalidSyntax("The body is no patch");
        }
    }

    private Answer change(Call call, ScimResource old, ObjectNode sent) throws ScimException {
        if (call.match() != null && !call.match().equals("*") && !call.match().equals(Rendering.version(old))) {
            return Answer.error(412, null, "It has changed since");
        }
        ScimResource changed = old.with(
                incoming.content(old.system(), old.kind(), sent),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (!resources.change(changed)) {
            throw taken(old.kind());
        }
        return shown(200, call, changed);
    }

    private Answer delete(ScimResource resource) {
        if (resource.kind() == Kind.USER) {
            resources.groupsOf(resource.system(), resource.id()).forEach(group -> leave(group, resource));
        }
        resources.delete(resource);
        return Answer.empty();
    }

    private void leave(ScimResource group, ScimResource user) {
        ObjectNode content = group.content().deepCopy();
        ArrayNode members = content.putArray("members");
        group.content().path("members").forEach(member -> {
            if (!member.path("value").asText().equals(user.id().toString())) {
                members.add(member);
            }
        });
        resources.change(group.with(content, clock.instant()));
    }

    private Answer shown(int status, Call call, ScimResource resource) {
        return new Answer(
                status,
                Rendering.chosen(rendering.whole(resource, call.base()), call),
                status == 201 ? Rendering.place(resource, call.base()) : null,
                Rendering.version(resource));
    }

    private ScimResource found(Call call, Kind kind) throws ScimException {
        return resources
                .find(call.system(), kind, call.id())
                .orElseThrow(() -> new ResourceNotFoundException("No such " + kind.id()));
    }

    private ScimResource locked(Call call, Kind kind) throws ScimException {
        return resources
                .lock(call.system(), kind, call.id())
                .orElseThrow(() -> new ResourceNotFoundException("No such " + kind.id()));
    }

    private static ScimException taken(Kind kind) {
        return new ResourceConflictException(kind.naming() + " is taken", BadRequestException.UNIQUENESS, null);
    }
}
