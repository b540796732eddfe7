package org.diwan.forms;

import org.jspecify.annotations.Nullable;

/**
 * What a schema demands of an answer.
 *
 * @param min a number, or a FEEL expression that gives one, led by {@code =}
 * @param max as {@code min}
 */
public record Validation(
        boolean required,
        @Nullable String validationType,
        @Nullable String pattern,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable String min,
        @Nullable String max,
        @Nullable Integer decimalDigits) {}
