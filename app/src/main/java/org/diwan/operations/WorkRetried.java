package org.diwan.operations;

import org.jspecify.annotations.Nullable;

/**
 * An operator had work tried again that was given up; published in the transaction that does so.
 *
 * @param source the part of the house: steps, notifications or banks
 * @param work what kind of work it is
 * @param reference the case that waits for it
 */
public record WorkRetried(String source, String work, @Nullable String reference, String by) {}
