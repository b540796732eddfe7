package org.diwan.forms;

/**
 * Something wrong in a form.
 *
 * @param element the id of the component, or of the form
 * @param message what is wrong, in words for an analyst
 */
public record Finding(String element, String message) {}
