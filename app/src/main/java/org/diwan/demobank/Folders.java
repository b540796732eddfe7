package org.diwan.demobank;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The folders between the house and its banks, seen from a bank: what is {@code out} for the house comes in here. */
@Component
@InDemoMode
class Folders {

    private final Path out;
    private final Path taken;
    private final Path in;

    Folders(@Value("${diwan.bank.folder}") Path folder) {
        this.out = folder.resolve("out");
        this.taken = out.resolve("taken");
        this.in = folder.resolve("in");
    }

    /** Messages that have lain there since before then, oldest first. */
    List<Path> arrivedBefore(Instant then) throws IOException {
        return files(out).stream().filter(file -> !time(file).isAfter(then)).toList();
    }

    /** Messages that were taken, newest first. */
    List<Path> taken() throws IOException {
        List<Path> all = new ArrayList<>(files(taken));
        all.sort(Comparator.comparing(Folders::time).reversed());
        return all;
    }

    /** Puts an answer where the house looks for it, whole or not at all. */
    void answer(String name, String text) throws IOException {
        Files.createDirectories(in);
        Path draft = Files.writeString(in.resolve("." + name + ".tmp"), text);
        Files.move(draft, in.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void take(Path file) throws IOException {
        Files.createDirectories(taken);
        Files.move(file, taken.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.xml")) {
            all.forEach(file -> {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && !file.getFileName().toString().startsWith(".")) {
                    files.add(file);
                }
            });
        }
        files.sort(Comparator.comparing(Folders::time));
        return files;
    }

    private static Instant time(Path file) {
        return Instant.ofEpochMilli(file.toFile().lastModified());
    }
}
