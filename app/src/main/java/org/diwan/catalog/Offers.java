package org.diwan.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diwan.catalog.ServiceDescription.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lines of the catalogue, made of what every service says of itself. */
@Component
class Offers {

    private final Services services;

    Offers(Services services) {
        this.services = services;
    }

    /** Offers that belong to one situation in life. */
    record LifeEvent(String key, List<Offer> services) {}

    List<Offer> all(Locale locale) {
        return services.all().stream()
                .filter(Service::isForCitizens)
                .flatMap(service ->
                        service.description().listings().stream().map(listing -> offer(service, listing, locale)))
                .toList();
    }

    /** The service as a whole, or the listing that fits what was chosen. */
    Optional<Offer> find(String key, Map<String, String> chosen, Locale locale) {
        return services.find(key).filter(Service::isForCitizens).map(service -> all(locale).stream()
                .filter(offer -> offer.key().equals(key) && offer.isChosenBy(chosen))
                .findFirst()
                .orElseGet(() -> offer(service, null, locale)));
    }

    /** One line of the catalogue, as long as it is there. */
    Optional<Offer> line(String key, int listing, Locale locale) {
        return services.find(key)
                .filter(Service::isForCitizens)
                .filter(service -> listing < service.description().listings().size())
                .map(service -> offer(service, service.description().listings().get(listing), locale));
    }

    static List<LifeEvent> byLifeEvent(Collection<Offer> all) {
        Map<String, List<Offer>> byKey = all.stream()
                .filter(offer -> offer.lifeEvent() != null)
                .collect(Collectors.groupingBy(
                        offer -> Objects.requireNonNull(offer.lifeEvent()),
                        LinkedHashMap::new,
                        Collectors.toUnmodifiableList()));
        return byKey.entrySet().stream()
                .map(event -> new LifeEvent(event.getKey(), event.getValue()))
                .toList();
    }

    private static Offer offer(Service service, @Nullable Listing listing, Locale locale) {
        ServiceDescription about = service.description();
        return new Offer(
                service.key(),
                listing == null ? null : listing.lifeEvent(),
                listing == null ? service.name(locale) : ServiceDescription.in(listing.name(), locale),
                ServiceDescription.in(about.summaryOf(listing), locale),
                ServiceDescription.in(about.audience(), locale),
                about.needed().stream()
                        .map(texts -> ServiceDescription.in(texts, locale))
                        .toList(),
                ServiceDescription.in(about.duration(), locale),
                about.assurance().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                about.eligibility() != null,
                listing == null || listing.answers() == null ? Map.of() : listing.answers());
    }
}
