package org.diwan.registry;

/**
 * A row that an import left out.
 *
 * @param line physical line of the file where the row begins
 */
public record Refusal(int line, String column, String reason) {}
