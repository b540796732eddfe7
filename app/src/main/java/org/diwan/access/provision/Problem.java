package org.diwan.access.provision;

import java.util.Arrays;
import java.util.Locale;

/**
 * Why something was not done in a system; kept as text, shown in the reader's language.
 *
 * @param detail a number or roles, never what the system wrote; empty where there is none
 */
public record Problem(Code code, String detail) {

    /** What can go wrong. */
    public enum Code {
        /** Nobody listens at the address. */
        UNREACHABLE,
        /** The answer did not come in time. */
        LATE,
        /** The line was cut while the answer came. */
        CUT_OFF,
        /** The certificate of the other side is not trusted. */
        NOT_TRUSTED,
        /** It asks to be left alone for a while; detail: seconds. */
        BUSY,
        /** It does not take our token. */
        NOT_LET_IN,
        /** It said no; detail: the status. */
        REFUSED,
        /** It sent us elsewhere. */
        REDIRECTED,
        /** The answer is not what SCIM says. */
        UNREADABLE,
        /** The answer is larger than can be. */
        TOO_LARGE,
        /** There is no token for it. */
        NO_TOKEN,
        /** The catalogue has no address that may be used. */
        NO_ADDRESS,
        /** The system is not in the catalogue, or is switched off there. */
        NO_SYSTEM,
        /** It has no such role; detail: roles. */
        ROLE_MISSING,
        /** It has two of that name; detail: the role. */
        ROLE_TWICE,
        /** It has two accounts of that name. */
        PERSON_TWICE,
        /** The user name belongs to somebody who is not staff. */
        NOT_STAFF,
        /** It said yes, and shows something else; detail: roles. */
        DIFFERS,
        /** The same, after somebody has put it right by hand. */
        DIFFERS_BY_HAND;

        /** Whether there is no sense in asking anything else now. */
        boolean isAway() {
            return switch (this) {
                case UNREACHABLE, LATE, BUSY, NOT_LET_IN, NOT_TRUSTED, REDIRECTED -> true;
                default -> false;
            };
        }

        /** As it is kept, and as keys of texts end. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Reads what {@link #toString} wrote. */
    public static Problem of(String text) {
        String[] parts = text.split(" ", 2);
        Code code = Arrays.stream(Code.values())
                .filter(it -> it.key().equals(parts[0]))
                .findFirst()
                .orElse(Code.UNREADABLE);
        return new Problem(code, parts.length > 1 ? parts[1] : "");
    }

    @Override
    public String toString() {
        return detail.isEmpty() ? code.key() : code.key() + " " + detail;
    }
}
