package org.diwan.access;

/**
 * A system shows something else than the grants say.
 *
 * @param kind {@code missing} or {@code extra}
 */
public record DifferenceFound(String system, String userName, String role, String kind) {}
