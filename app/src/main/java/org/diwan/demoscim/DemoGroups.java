package org.diwan.demoscim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Gives the systems of the demo their groups at the first start. */
@Component
@InDemoMode
class DemoGroups implements ApplicationRunner {

    private final ScimResources resources;
    private final Clock clock;

    DemoGroups(ScimResources resources, Clock clock) {
        this.resources = resources;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Instant now = clock.instant();
        for (DemoSystem system : DemoSystem.values()) {
            if (resources.all(system.id(), Kind.GROUP).isEmpty()) {
                system.groups()
                        .forEach(name -> resources.add(new ScimResource(
                                system.id(),
                                Kind.GROUP,
                                UUID.randomUUID(),
                                JsonNodeFactory.instance.objectNode().put("displayName", name),
                                1,
                                now,
                                now)));
            }
        }
    }
}
