package org.diwan.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something changed in what opens an account; published in the transaction that makes it so.
 *
 * @param client whose account it is: the party, or for staff {@code staff:} and their user name
 * @param by who did it: the owner, or who gave them access
 * @param reason why somebody else did it, where they have to say so
 */
public record CredentialChanged(
        String userName, String client, String by, Change change, @Nullable String reason, Instant at) {

    /** What changed. */
    public enum Change {
        ACCOUNT_MADE("account-made", false),
        PIN_MADE("pin-made", true),
        LETTER_ASKED("letter-asked", true),
        LETTER_PRINTED("letter-printed", false),
        PASSWORD_CHANGED("password-changed", true),
        APP_ADDED("app-added", true),
        APP_REMOVED("app-removed", true),
        RECOVERY_CODES_MADE("recovery-codes-made", true),
        RECOVERY_CODE_USED("recovery-code-used", true),
        BROWSER_NEW("browser-new", true),
        BROWSER_FORGOTTEN("browser-forgotten", false);

        private final String code;
        private final boolean told;

        Change(String code, boolean told) {
            this.code = code;
            this.told = told;
        }

        /** The word in tables and message keys. */
        public String code() {
            return code;
        }

        /** Whether the owner gets a notice of it. */
        public boolean told() {
            return told;
        }
    }
}
