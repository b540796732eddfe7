package org.diwan.access;

import java.time.LocalDate;
import java.util.Locale;
import org.diwan.identity.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works here, as the staff list has them; newcomers stand there before they have an account.
 *
 * @param unit code of the unit, such as {@code finance}
 * @param manager user name of who leads them
 * @param deputy user name of who stands in for them
 * @param leftOn last day, where it is known
 */
public record StaffMember(
        String userName,
        String nameLatin,
        String nameArabic,
        @Nullable String email,
        String unit,
        String office,
        @Nullable String manager,
        @Nullable String deputy,
        LocalDate joinedOn,
        @Nullable LocalDate leftOn) {

    /** The name as the reader's language writes it. */
    public String displayName(Locale locale) {
        return locale.getLanguage().equals("ar") ? nameArabic : nameLatin;
    }

    /** Whose cases are theirs. */
    public String client() {
        return SignedIn.STAFF + userName;
    }

    /** Whether they have not left by that day; on the last one their access is taken. */
    public boolean isHere(LocalDate day) {
        return leftOn == null || leftOn.isAfter(day);
    }
}
