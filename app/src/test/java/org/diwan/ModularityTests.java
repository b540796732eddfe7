package org.diwan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(DiwanApplication.class);

    @Test
    void everyArrowIsDeclared() {
        modules.verify();
    }

    @Test
    void theMapInTheDocumentsIsTheHouse() throws IOException {
        String arrows = modules.stream()
                .flatMap(module -> module.getDirectDependencies(modules)
                        .uniqueModules()
                        .map(ApplicationModule::getIdentifier)
                        .map(target -> "    " + module.getIdentifier() + " --> " + target))
                .sorted()
                .collect(Collectors.joining("\n"));
        assertThat(Files.readString(Content.ROOT.resolve("docs/architecture.md")))
                .contains("```mermaid\ngraph TD\n" + arrows + "\n```");
    }
}
