package org.diwan.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The services on offer. */
@Component
public class Services {

    private final Map<String, Service> services;

    Services() {
        this.services = BundleReader.readAll(Bundle.builtIn());
    }

    /** All services, by key. */
    public Collection<Service> all() {
        return services.values();
    }

    /** A service by its key. */
    public Optional<Service> find(String key) {
        return Optional.ofNullable(services.get(key));
    }

    /**
     * A service that must be there, since a case of it is.
     *
     * @throws IllegalStateException where it is not
     */
    public Service get(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("No service " + key));
    }
}
