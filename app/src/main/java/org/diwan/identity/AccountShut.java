package org.diwan.identity;

/**
 * Who looks after accounts closed one, or opened it again.
 *
 * @param shut whether it was closed
 * @param reason in their words
 */
public record AccountShut(String userName, boolean shut, String reason, String by) {}
