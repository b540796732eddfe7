package org.diwan.registry;

import java.io.Serializable;

/**
 * A row that an import left out.
 *
 * @param line physical line of the file where the row begins
 */
public record Refusal(int line, String column, String reason) implements Serializable {}
