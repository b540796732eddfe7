package org.diwan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTests {

    @Test
    void theOwnerHoldsItsFolderUntilItStops(@TempDir Path folder) throws IOException {
        EmbeddedServer server = EmbeddedServer.under(folder);
        collectGarbage();
        try (FileChannel other = FileChannel.open(folder.resolve("owner.lock"), StandardOpenOption.WRITE)) {
            assertThatThrownBy(other::tryLock).isInstanceOf(OverlappingFileLockException.class);
            server.close();
            assertThat(other.tryLock()).isNotNull();
        }
    }

    private static void collectGarbage() {
        var probe = new WeakReference<>(new Object());
        while (probe.get() != null) {
            System.gc();
        }
    }
}
