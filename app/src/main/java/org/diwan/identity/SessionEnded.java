package org.diwan.identity;

import java.time.Instant;

/**
 * Sessions of an account were ended; published in the transaction that ends them.
 *
 * @param by user name of who ended them, or {@code system}
 * @param how many there were
 */
public record SessionEnded(String userName, String by, Why why, int many, Instant at) {

    /** What ended them. */
    public enum Why {
        SIGNED_OUT("signed-out"),
        ONE("one"),
        OTHERS("others"),
        ALL("all");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        /** The word in the audit. */
        public String code() {
            return code;
        }
    }
}
