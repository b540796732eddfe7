package org.diwan.identity;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An account of staff was opened or shut, or its roles changed.
 *
 * @param role the role that was given or taken
 */
public record StaffAccountChanged(String userName, Act act, @Nullable Role role) {

    /** What happened. */
    public enum Act {
        ACCOUNT_OPENED,
        ACCOUNT_CLOSED,
        ROLE_GIVEN,
        ROLE_TAKEN;

        /** As the audit names it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
