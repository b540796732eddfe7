package org.diwan.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The one secret of the house; each use has a key of its own, derived from it. */
@Component
public class HouseKey {

    private static final int BYTES = 32;

    private final KeyedHash root;

    /**
     * Takes the secret that was given, or makes one that stays.
     *
     * @param given Base64 of 32 random bytes or more
     */
    public HouseKey(@Value("${diwan.data-dir:./data}") String dataDir, @Value("${diwan.code-key:}") String given) {
        this.root =
                new KeyedHash(given.isBlank() ? generated(Path.of(dataDir).resolve("keys/codes.key")) : decoded(given));
    }

    /** A key of 32 bytes for this use. */
    public byte[] derive(String use) {
        return root.of(use);
    }

    /** A hash for this use. */
    public KeyedHash hash(String use) {
        return new KeyedHash(derive(use));
    }

    /** A seal for this use. */
    public Seal seal(String use) {
        return new Seal(derive(use));
    }

    private static byte[] decoded(String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("DIWAN_CODE_KEY is not Base64", e);
        }
        if (key.length < BYTES) {
            throw new IllegalStateException("DIWAN_CODE_KEY has " + key.length + " bytes; it needs " + BYTES);
        }
        return key;
    }

    private static byte[] generated(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[BYTES];
                new SecureRandom().nextBytes(key);
                SecretFile.write(file, out -> out.write(Base64.getEncoder().encode(key)));
            }
            return decoded(Files.readString(file));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
