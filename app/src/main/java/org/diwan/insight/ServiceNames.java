package org.diwan.insight;

import java.util.Locale;
import org.diwan.catalog.Services;
import org.springframework.stereotype.Component;

/** What services are called, also those withdrawn since, whose cases still count. */
@Component
public class ServiceNames {

    private final Services services;

    ServiceNames(Services services) {
        this.services = services;
    }

    /** Its name in the reader's language; of a service that is no longer there its key in words. */
    public String of(String key, Locale locale) {
        return services.find(key).map(service -> service.name(locale)).orElseGet(() -> inWords(key));
    }

    private static String inWords(String key) {
        String words = key.replace('-', ' ').strip();
        return words.isEmpty() ? key : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
