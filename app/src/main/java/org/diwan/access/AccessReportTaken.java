package org.diwan.access;

/**
 * A report on access left the house as a file, or the proof about a leaver did.
 *
 * @param report key of the report, {@code proof} for a proof
 * @param object the file's format, or the case of the proof
 */
public record AccessReportTaken(String by, String report, String object) {}
