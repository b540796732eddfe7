package org.diwan.forms;

/**
 * Something wrong in a form.
 *
 * @param element the id of the component, or of the form
 * @param message what is wrong, in words for an analyst
 * @param untranslated whether only a translation lacks, for which the schema's own words stand in
 */
public record Finding(String element, String message, boolean untranslated) {

    /** Something that keeps the form from being published. */
    public Finding(String element, String message) {
        this(element, message, false);
    }
}
