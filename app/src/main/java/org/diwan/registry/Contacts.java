package org.diwan.registry;

import org.jspecify.annotations.Nullable;

/** Where and in which language (ar, en, fr) a person is reached. */
public record Contacts(
        String nationalId, Name name, @Nullable String email, @Nullable String mobile, String language) {}
