package org.diwan.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.diwan.web.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** What a bank shows to be let in by HTTP. In demo mode one is made and lies beside the folders. */
@Component
class BankToken {

    private static final int BYTES = 32;

    private final byte @Nullable [] hash;

    BankToken(BankSettings settings, Settings house) {
        String token = StringUtils.hasText(settings.token())
                ? settings.token()
                : house.demo() ? kept(settings.folder().resolve("token")) : null;
        this.hash = token == null ? null : hash(token.strip());
    }

    /** Whether messages by HTTP are taken at all. */
    boolean isSet() {
        return hash != null;
    }

    /** Whether this is it; takes as long for a wrong one as for the right one. */
    boolean is(String shown) {
        return hash != null && MessageDigest.isEqual(hash, hash(shown));
    }

    private static String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                ".token",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
