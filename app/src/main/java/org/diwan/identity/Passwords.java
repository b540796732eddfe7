package org.diwan.identity;

import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords as Argon2id. Few are hashed at once, since each takes 19 MiB while it runs. */
@Component
class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    private static final int PATIENCE_SECONDS = 2;

    /** More is no password; those that may be chosen are shorter. */
    private static final int LONGEST = 512;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore places = new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);
    private @Nullable String nobodysHash;

    String hash(String password) {
        return inTurn(() -> argon2.encode(normal(password)));
    }

    boolean matches(String password, String hash) {
        return inTurn(() -> argon2.matches(normal(password), hash) && password.length() <= LONGEST);
    }

    /** Whoever came first is first; nobody waits for long. */
    private <T> T inTurn(Supplier<T> act) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Crowded();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Crowded();
        }
        try {
            return act.get();
        } finally {
            places.release();
        }
    }

    /** The same characters, however a keyboard composes them (NFKC, as NIST SP 800-63B asks for). */
    static String normal(String password) {
        String cut = password.length() > LONGEST ? password.substring(0, LONGEST) : password;
        return Normalizer.normalize(cut, Normalizer.Form.NFKC);
    }

    /** Costs what a real comparison costs, for a name that nobody has. */
    void matchNobody(String password) {
        matches(password, nobodysHash());
    }

    private synchronized String nobodysHash() {
        if (nobodysHash == null) {
            nobodysHash = hash("nobody's");
        }
        return nobodysHash;
    }
}
