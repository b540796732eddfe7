package org.diwan.forms;

import java.time.LocalDate;

/**
 * What the institution knows already, to be shown instead of asked.
 *
 * @param value as an answer holds it
 * @param source where it comes from, in the reader's words
 * @param on the day it was recorded
 * @param correction the address where it can be corrected; empty where there is none
 */
public record Known(Object value, String source, LocalDate on, String correction) {}
