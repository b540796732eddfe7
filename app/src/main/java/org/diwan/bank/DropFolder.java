package org.diwan.bank;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes files that banks drop. A file is taken once it is as it was at the last look, and moved away after what it says
 * is kept; one that lies there still, since somebody was killed in between, is known again by its name and time.
 */
@Component
class DropFolder {

    private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);

    private final Intake intake;
    private final BankSettings settings;
    private Map<String, Seen> seen = Map.of();

    DropFolder(Intake intake, BankSettings settings) {
        this.intake = intake;
        this.settings = settings;
    }

    private record Seen(long size, long time) {}

    /** Looks once. */
    synchronized void look() throws IOException {
        Files.createDirectories(settings.in());
        Map<String, Seen> now = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(settings.in(), DropFolder::isMessage)) {
            for (Path file : files) {
                see(file, now);
            }
        }
        seen = now;
    }

    /** Somebody else may have taken it meanwhile: another node, or a bank that takes back what it dropped. */
    private void see(Path file, Map<String, Seen> now) throws IOException {
        String name = file.getFileName().toString();
        try {
            var state =
                    new Seen(Files.size(file), Files.getLastModifiedTime(file).toMillis());
            if (state.equals(seen.get(name))) {
                take(file, name + "@" + state.time());
            } else {
                now.put(name, state);
            }
        } catch (NoSuchFileException gone) {
            LOG.debug("A file was taken by somebody else");
        }
    }

    private void take(Path file, String source) throws IOException {
        byte[] content = read(file);
        BankMessage kept =
                content.length > IsoXml.MAX_BYTES ? intake.refuseTooLarge(source) : intake.take(content, source);
        move(file, kept.reason() == null ? "done" : "refused", kept.id());
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(IsoXml.MAX_BYTES + 1);
        }
    }

    private void move(Path file, String folder, long id) throws IOException {
        Path to = Files.createDirectories(settings.in().resolve(folder));
        String name = file.getFileName().toString();
        try {
            Files.move(file, to.resolve(name));
        } catch (FileAlreadyExistsException another) {
            Files.move(file, to.resolve(id + "-" + name));
        }
    }

    private static boolean isMessage(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && !name.startsWith(".")
                && !name.endsWith(".tmp")
                && !name.endsWith(".part");
    }
}
