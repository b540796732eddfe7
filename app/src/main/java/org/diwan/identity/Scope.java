package org.diwan.identity;

import java.util.Locale;

/** What an API key may be used for. */
public enum Scope {
    CLAIMS_READ,
    CLAIMS_WRITE;

    /** What {@code @PreAuthorize} asks for to read claims. */
    public static final String MAY_READ_CLAIMS = "hasAuthority('SCOPE_claims:read')";

    /** What {@code @PreAuthorize} asks for to send claims. */
    public static final String MAY_WRITE_CLAIMS = "hasAuthority('SCOPE_claims:write')";

    /** The word in tables, forms and documents, such as {@code claims:read}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    static Scope of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace(':', '_'));
    }

    String authority() {
        return "SCOPE_" + code();
    }
}
