package org.diwan.forms;

/**
 * A row of “Check your answers”.
 *
 * @param page the question page to change it on
 */
public record SummaryRow(String key, String label, String value, String page) {}
