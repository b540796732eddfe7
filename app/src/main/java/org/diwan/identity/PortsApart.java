package org.diwan.identity;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses to start where health and figures would be open to everybody, at the port of the pages. */
@Component
class PortsApart implements SmartInitializingSingleton {

    private final Environment environment;

    PortsApart(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (ManagementPortType.get(environment) == ManagementPortType.SAME) {
            throw new IllegalStateException("DIWAN_MANAGEMENT_PORT must be another port than DIWAN_PORT, kept inside.");
        }
    }
}
