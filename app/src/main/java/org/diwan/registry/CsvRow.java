package org.diwan.registry;

import org.jspecify.annotations.Nullable;

/**
 * One row of a file.
 *
 * @param line physical line where it begins
 * @param cells of a faulty row, those before the fault
 * @param fault why it cannot be read, if so
 */
public record CsvRow(int line, String[] cells, @Nullable String fault) {}
