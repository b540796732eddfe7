package org.diwan.forms;

import java.util.List;

/**
 * A row of “Check your answers”.
 *
 * @param key the path of the answer
 * @param page the question page to change it on
 * @param fixed whether it cannot be changed
 * @param files the files, where the answer is files
 */
public record SummaryRow(
        String key, String label, String value, String page, boolean fixed, List<UploadedFile> files) {}
