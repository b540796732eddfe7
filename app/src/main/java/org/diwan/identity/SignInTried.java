package org.diwan.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Someone tried to sign in to an account that exists, or to confirm such a session with a code; published in the transaction that records it.
 *
 * @param address network address of the browser
 */
public record SignInTried(String userName, Outcome outcome, @Nullable String address, Instant at) {

    /** How it ended. */
    public enum Outcome {
        SIGNED_IN("signed-in"),
        WRONG_PASSWORD("wrong-password"),
        WAITING("waiting"),
        CODE_SENT("code-sent"),
        CONFIRMED("confirmed"),
        WRONG_CODE("wrong-code"),
        PIN("pin"),
        RECOVERY_CODE("recovery-code");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        /** The word in tables and message keys. */
        public String code() {
            return code;
        }
    }
}
