package org.diwan.access.provision;

import org.jspecify.annotations.Nullable;

/** Somebody who gets a role, as a new account needs it. */
public record Holder(
        String userName, String nameLatin, String nameArabic, @Nullable String email, String office, String unit) {}
