package org.diwan.identity;

import java.util.concurrent.Semaphore;
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
    private static final int LONGEST = 200;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore places = new Semaphore(2 * Runtime.getRuntime().availableProcessors());
    private @Nullable String nobodysHash;

    String hash(String password) {
        places.acquireUninterruptibly();
        try {
            return argon2.encode(password);
        } finally {
            places.release();
        }
    }

    boolean matches(String password, String hash) {
        places.acquireUninterruptibly();
        try {
            return argon2.matches(password, hash) && password.length() <= LONGEST;
        } finally {
            places.release();
        }
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
