package org.diwan.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.diwan.web.HealthStates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

class BankFolderHealthTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void anEmptyFolderAndAYoungFileAreWell() throws IOException {
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        drop("young.xml", NOW.minusSeconds(60));
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aFileThatNobodyTakesIsAWarning() throws IOException {
        drop("old.xml", NOW.minusSeconds(900));
        assertThat(health().getStatus()).isEqualTo(HealthStates.WARNING);
        assertThat(health().getDetails()).containsEntry("problem", "left-lying");
    }

    @Test
    void aFolderThatIsNoneIsAWarningAndNotTheEndOfTheHouse() throws IOException {
        Files.writeString(folder.resolve("out"), "in the way");
        assertThat(health().getStatus()).isEqualTo(HealthStates.WARNING);
        assertThat(health().getDetails()).containsEntry("problem", "unwritable");
    }

    private void drop(String name, Instant changed) throws IOException {
        Path file = Files.createDirectories(folder.resolve("in")).resolve(name);
        Files.writeString(file, "x");
        Files.setLastModifiedTime(file, FileTime.from(changed));
    }

    private Health health() {
        var settings = new BankSettings(folder, null, "Institution");
        return new BankFolderHealthIndicator(settings, Clock.fixed(NOW, ZoneOffset.UTC)).health();
    }
}
