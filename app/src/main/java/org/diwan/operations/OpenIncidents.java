package org.diwan.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diwan.web.Incident;
import org.diwan.web.IncidentSource;
import org.springframework.stereotype.Component;

/** Work of all parts of the house that gave up, by cause. */
@Component
class OpenIncidents {

    private final List<IncidentSource> sources;

    OpenIncidents(List<IncidentSource> sources) {
        this.sources = sources;
    }

    /** One piece of work. */
    record One(String source, Incident incident, Cause cause) {

        /** Its name in addresses. */
        public String id() {
            return source + "-" + incident.id();
        }
    }

    /** All that gave up for one reason, oldest first. */
    record Group(Cause cause, List<One> all) {

        public Incident first() {
            return all.get(0).incident();
        }

        public String source() {
            return all.get(0).source();
        }

        public String key() {
            return cause.key();
        }

        public int size() {
            return all.size();
        }

        public Instant since() {
            return first().since();
        }
    }

    List<Group> groups() {
        Map<String, List<One>> byCause = new LinkedHashMap<>();
        all().forEach(one -> byCause.computeIfAbsent(one.cause().key(), key -> new ArrayList<>())
                .add(one));
        return byCause.values().stream()
                .map(all -> new Group(all.get(0).cause(), all))
                .toList();
    }

    Optional<Group> group(String key) {
        return groups().stream().filter(group -> group.key().equals(key)).findFirst();
    }

    Optional<One> find(String id) {
        return all().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private List<One> all() {
        return sources.stream()
                .flatMap(source -> source.open().stream()
                        .map(incident -> new One(source.name(), incident, Cause.of(source.name(), incident))))
                .sorted(Comparator.comparing(one -> one.incident().since()))
                .toList();
    }

    Optional<IncidentSource> source(String name) {
        return sources.stream().filter(source -> source.name().equals(name)).findFirst();
    }
}
