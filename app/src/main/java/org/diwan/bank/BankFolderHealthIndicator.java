package org.diwan.bank;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.diwan.web.HealthStates;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the banks' folder can be written to, and whether what banks drop is taken. Work waits while it is not; nobody is turned away. */
@Component
class BankFolderHealthIndicator implements HealthIndicator {

    /** Files are taken seconds after they are whole. */
    private static final Duration LONG = Duration.ofMinutes(10);

    private final BankSettings settings;
    private final Clock clock;

    BankFolderHealthIndicator(BankSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Health health() {
        try {
            Files.createDirectories(settings.out());
            Files.createDirectories(settings.in());
            if (!Files.isWritable(settings.out()) || !Files.isWritable(settings.in())) {
                return warning("unwritable");
            }
            return leftLying() ? warning("left-lying") : Health.up().build();
        } catch (IOException e) {
            return warning("unwritable");
        }
    }

    private boolean leftLying() throws IOException {
        Instant before = clock.instant().minus(LONG);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                settings.in(),
                file -> Files.isRegularFile(file) && changed(file).isBefore(before))) {
            return files.iterator().hasNext();
        }
    }

    /** A file that is taken meanwhile is as young as can be. */
    private static Instant changed(Path file) throws IOException {
        return Files.exists(file) ? Files.getLastModifiedTime(file).toInstant() : Instant.MAX;
    }

    private static Health warning(String problem) {
        return Health.status(HealthStates.WARNING)
                .withDetail("problem", problem)
                .build();
    }
}
