package org.diwan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.diwan.identity.ApiKeys;
import org.diwan.identity.Scope;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys of two organisations: of each scope, and such as open nothing any more; and a program that calls with them. */
final class AddressKeys {

    private static final int PREFIX = 10;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> open = new HashMap<>();
    private final Map<String, String> shut;
    private final ApiKeys keys;
    private final String base;

    AddressKeys(ApplicationContext house, int port) {
        keys = house.getBean(ApiKeys.class);
        base = "http://localhost:" + port;
        for (String party : Set.of(AddressWorld.HOSPITAL, AddressWorld.PHARMACY)) {
            for (Scope scope : Scope.values()) {
                open.put(party + scope, make(party, Set.of(scope)));
            }
        }
        String ended = make(AddressWorld.HOSPITAL, Set.of(Scope.values()));
        String expired = make(AddressWorld.HOSPITAL, Set.of(Scope.values()));
        JdbcClient db = house.getBean(JdbcClient.class);
        db.sql("update api_key set revoked_at = now() where prefix = ?")
                .param(ended.substring(0, PREFIX))
                .update();
        db.sql("update api_key set created_at = now() - interval '2 days', expires_at = now() - interval '1 day'"
                        + " where prefix = ?")
                .param(expired.substring(0, PREFIX))
                .update();
        shut = Map.of("ended", ended, "expired", expired, "nobody's", "dwn_" + "0".repeat(32), "none", "x");
    }

    private String make(String party, Set<Scope> scopes) {
        return keys.make(party, "someone", "test", scopes, Duration.ofDays(1)).orElseThrow();
    }

    /** The key of an organisation that has this scope alone. */
    String of(String party, Scope scope) {
        return open.get(party + scope);
    }

    /** Keys that open nothing, by what is wrong with them. */
    Map<String, String> shut() {
        return shut;
    }

    /** Calls with a key; without one where it is empty. */
    HttpResponse<String> send(String method, String path, String key) {
        var request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, HttpRequest.BodyPublishers.noBody());
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
