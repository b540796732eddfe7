package org.diwan.operations;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diwan.web.HealthStates;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Room on the disk of the data folder. Where it runs out steps fail, wait and go on later, so that no probe may end the house. */
@Component
class DataDiskHealthIndicator implements HealthIndicator {

    /** Less than that is worth a look. */
    private static final long LITTLE = 1_000_000_000L;

    private final Path folder;

    DataDiskHealthIndicator(@Value("${diwan.data-dir}") Path folder) {
        this.folder = folder;
    }

    @Override
    public Health health() {
        try {
            FileStore store = Files.getFileStore(Files.createDirectories(folder));
            long free = store.getUsableSpace();
            return (free < LITTLE ? Health.status(HealthStates.WARNING).withDetail("problem", "little") : Health.up())
                    .withDetail("free", free)
                    .withDetail("total", store.getTotalSpace())
                    .build();
        } catch (IOException e) {
            return Health.status(HealthStates.WARNING)
                    .withDetail("problem", "unreadable")
                    .build();
        }
    }
}
