package org.diwan;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void everyArrowIsDeclared() {
        ApplicationModules.of(DiwanApplication.class).verify();
    }
}
