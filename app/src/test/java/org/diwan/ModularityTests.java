package org.diwan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(DiwanApplication.class);

    @Test
    void everyArrowIsDeclared() {
        modules.verify();
    }

    /** Draws the map that {@code docs/architecture.md} shows; written beside the build, copied by hand. */
    @Test
    void theMapIsDrawn() {
        new Documenter(modules, Documenter.Options.defaults().withOutputFolder("target/modules"))
                .writeModulesAsPlantUml();
        assertThat(Path.of("target/modules/components.puml")).isNotEmptyFile();
    }
}
