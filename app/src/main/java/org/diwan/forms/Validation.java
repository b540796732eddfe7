package org.diwan.forms;

import org.jspecify.annotations.Nullable;

/**
 * What a schema demands of an answer. Lengths and bounds are numbers, or FEEL expressions that give one, led by
 * {@code =}.
 *
 * @param pattern a regular expression that must be found in the text; the whole text only where it says so itself
 * @param patternMessage what the schema says of a text without the pattern
 */
public record Validation(
        boolean required,
        @Nullable String validationType,
        @Nullable String pattern,
        @Nullable String patternMessage,
        @Nullable String minLength,
        @Nullable String maxLength,
        @Nullable String min,
        @Nullable String max) {}
