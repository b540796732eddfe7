package org.diwan.bank;

import java.util.Locale;

/** Why a message is in quarantine. */
public enum Reason {
    /** No XML, or none that its schema allows. */
    MALFORMED,
    TOO_LARGE,
    /** Not of a kind that anybody here waits for. */
    WRONG_TYPE,
    /** It answers nothing that we asked. */
    UNKNOWN_ID,
    /** It answers what another bank was asked. */
    NOT_FROM_BANK,
    /** It says once more what has been said. */
    REPEATED,
    /** It denies itself, or what the bank said before. */
    CONTRADICTORY,
    /** The case no longer waits for it. */
    LATE;

    static Reason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
