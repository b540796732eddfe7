package org.diwan.registry;

import org.jspecify.annotations.Nullable;

/** Where and in which language (ar, en, fr) a person is reached. */
public record Contacts(String nationalId, Name name, @Nullable String email, @Nullable String mobile, String language) {

    private static final String HIDDEN = "••••";

    /** n•••@example.com: the client knows it again, nobody else learns it. */
    public @Nullable String maskedEmail() {
        if (email == null) {
            return null;
        }
        int at = email.lastIndexOf('@');
        return at < 1 ? HIDDEN : email.substring(0, email.offsetByCodePoints(0, 1)) + "•••" + email.substring(at);
    }

    /** +966 •••• 12. */
    public @Nullable String maskedMobile() {
        if (mobile == null) {
            return null;
        }
        String country = mobile.startsWith("+") && mobile.length() > 8 ? mobile.substring(0, 4) + " " : "";
        return country + HIDDEN + " " + mobile.substring(Math.max(0, mobile.length() - 2));
    }
}
