package org.diwan.access.scim;

import java.net.URI;
import org.diwan.access.provision.NotDone;
import org.diwan.access.provision.Problem.Code;
import org.diwan.web.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Where systems are. Addresses come from the catalogue alone, never from an answer. One that begins with a slash is in
 * this house; any other is reached over TLS, save in demo mode.
 */
@Component
class Addresses {

    private final Settings house;
    private volatile int port;

    Addresses(Settings house) {
        this.house = house;
    }

    @EventListener
    void on(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            port = event.getWebServer().getPort();
        }
    }

    URI of(@Nullable String address) {
        try {
            String whole = address != null && address.startsWith("/") ? "http://localhost:" + port + address : address;
            URI uri = URI.create(whole == null ? "" : whole.strip().replaceAll("/+$", ""));
            boolean own = address != null && address.startsWith("/");
            boolean safe = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && house.demo();
            boolean plain = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            if (plain && (safe || own)) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new NotDone(Code.NO_ADDRESS);
        }
        throw new NotDone(Code.NO_ADDRESS);
    }
}
