package org.diwan.bank;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The folder that goes to the banks: a file is in it whole, or not at all. */
@Component
public class BankFolder {

    private final Path out;

    /** @param folder that is shared with the banks */
    public BankFolder(@Value("${diwan.bank.folder}") Path folder) {
        this.out = folder.resolve("out");
    }

    /** Puts a file there; one of that name is replaced. */
    public void put(String name, Consumer<OutputStream> content) throws IOException {
        Files.createDirectories(out);
        Path draft = Files.createTempFile(out, "." + name + "-", ".tmp");
        try {
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16)) {
                content.accept(file);
            }
            try (FileChannel file = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            Files.move(draft, out.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
