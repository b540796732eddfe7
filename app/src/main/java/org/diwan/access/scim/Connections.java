package org.diwan.access.scim;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A client for each system: what one of them does to its client does not reach the others. */
final class Connections {

    private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();
    private final Duration connect;

    Connections(Duration connect) {
        this.connect = connect;
    }

    HttpClient of(String system) {
        return clients.computeIfAbsent(system, key -> HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connect)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
    }

    /** Nobody knows what is left of it; the next call gets a new one, and this one ends once nothing uses it. */
    void drop(String system, HttpClient client) {
        clients.remove(system, client);
    }
}
