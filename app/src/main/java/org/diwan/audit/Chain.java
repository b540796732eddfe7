package org.diwan.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which chain this is.
 *
 * @param unmarkedTo entries up to this number are older than the chain and bear no mark
 */
record Chain(UUID id, long unmarkedTo) {

    static Chain of(JdbcClient jdbc) {
        return jdbc.sql("select id, unmarked_to from audit_chain")
                .query(Chain.class)
                .single();
    }

    /** The hash before the first entry. */
    byte[] genesis() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("diwan audit 1\n" + id + "\n" + unmarkedTo + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
