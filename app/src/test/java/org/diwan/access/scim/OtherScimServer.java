package org.diwan.access.scim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.exceptions.ConflictException;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.AuthenticationScheme;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.endpoints.authorize.Authorization;
import de.captaingoldfish.scim.sdk.server.endpoints.base.GroupEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.base.UserEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceType;
import de.captaingoldfish.scim.sdk.server.schemas.custom.ResourceTypeFeatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A SCIM server that others wrote. It does not show the groups of a user. */
final class OtherScimServer implements AutoCloseable {

    static final String TOKEN = "right-token";

    private static final int PAGE = 50;

    final Kept<User> users = new Users();
    final Kept<Group> groups = new Groups();

    /** Method and path of each call. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    private final HttpServer http;
    private final ResourceEndpoint endpoint;

    OtherScimServer() {
        ServiceProvider provider = ServiceProvider.builder()
                .filterConfig(
                        FilterConfig.builder().supported(true).maxResults(PAGE).build())
                .patchConfig(PatchConfig.builder().supported(true).build())
                .authenticationSchemes(List.of(AuthenticationScheme.builder()
                        .name("Bearer token")
                        .description("A token in the header Authorization")
                        .type("oauthbearertoken")
                        .build()))
                .build();
        endpoint = new ResourceEndpoint(provider);
        filtered(endpoint.registerEndpoint(new UserEndpointDefinition(users)));
        filtered(endpoint.registerEndpoint(new GroupEndpointDefinition(groups)));
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::answer);
        http.start();
    }

    private static void filtered(ResourceType type) {
        type.setFeatures(ResourceTypeFeatures.builder().autoFiltering(true).build());
    }

    URI base() {
        return URI.create("http://localhost:" + http.getAddress().getPort() + "/v2");
    }

    /** How often something was changed. */
    long changes() {
        return calls.stream().filter(call -> !call.startsWith("GET")).count();
    }

    String addGroup(String name, String externalId) {
        Group group = Group.builder().displayName(name).externalId(externalId).build();
        return groups.createResource(group, null).getId().orElseThrow();
    }

    String addUser(String name) {
        return users.createResource(User.builder().userName(name).active(true).build(), null)
                .getId()
                .orElseThrow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            ScimResponse response = endpoint.handleRequest(
                    base().resolve(exchange.getRequestURI()).toString(),
                    HttpMethod.valueOf(exchange.getRequestMethod()),
                    body,
                    headers,
                    new Context(new LetIn()));
            response.getHttpHeaders()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] answer =
                    response.isEmpty() ? new byte[0] : response.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(response.getHttpStatus(), answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }

    /** Resources of a kind, in memory. */
    abstract static class Kept<T extends ResourceNode> extends ResourceHandler<T> {

        final Map<String, T> all = new ConcurrentHashMap<>();

        abstract String name(T resource);

        @Override
        public T createResource(T resource, Context context) {
            if (all.values().stream().anyMatch(one -> name(one).equalsIgnoreCase(name(resource)))) {
                throw new ConflictException("taken");
            }
            String id = UUID.randomUUID().toString();
            resource.setId(id);
            Meta meta = resource.getMeta().orElse(null);
            if (meta == null) {
                meta = new Meta();
                resource.setMeta(meta);
            }
            meta.setCreated(Instant.EPOCH);
            meta.setLastModified(Instant.EPOCH);
            all.put(id, resource);
            return resource;
        }

        @Override
        public T getResource(
                String id, List<SchemaAttribute> attributes, List<SchemaAttribute> excluded, Context context) {
            return all.get(id);
        }

        @Override
        public PartialListResponse<T> listResources(
                long start,
                int count,
                FilterNode filter,
                SchemaAttribute sortBy,
                SortOrder order,
                List<SchemaAttribute> attributes,
                List<SchemaAttribute> excluded,
                Context context) {
            List<T> found = new ArrayList<>(new TreeMap<>(all).values());
            return PartialListResponse.<T>builder()
                    .resources(found)
                    .totalResults(found.size())
                    .build();
        }

        @Override
        public T updateResource(T resource, Context context) {
            String id = resource.getId().orElseThrow();
            if (!all.containsKey(id)) {
                throw new ResourceNotFoundException("gone");
            }
            all.put(id, resource);
            return resource;
        }

        @Override
        public void deleteResource(String id, Context context) {
            all.remove(id);
        }
    }

    private static final class Users extends Kept<User> {
        @Override
        String name(User user) {
            return user.getUserName().orElse("");
        }
    }

    private static final class Groups extends Kept<Group> {
        @Override
        String name(Group group) {
            return group.getDisplayName().orElse("");
        }
    }

    /** Whoever comes this far has shown the token. */
    private static final class LetIn implements Authorization {

        @Override
        public Set<String> getClientRoles() {
            return Set.of();
        }

        @Override
        public boolean authenticate(Map<String, String> headers, Map<String, String> parameters) {
            return true;
        }
    }
}
