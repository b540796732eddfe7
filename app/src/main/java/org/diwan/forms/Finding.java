package org.diwan.forms;

/**
 * Something wrong in a form.
 *
 * @param element the id of the component, or of the form
 * @param message what is wrong, in words for an analyst
 */
public record Finding(String element, String message, Weight weight) {

    /** What follows from a finding. */
    public enum Weight {
        /** The form is not published. */
        WRONG,
        /** The form can be used, perhaps not as its author thinks. */
        ODD,
        /** A translation lacks, for which the schema's own words stand in. */
        UNTRANSLATED
    }

    /** Something that keeps the form from being published. */
    public Finding(String element, String message) {
        this(element, message, Weight.WRONG);
    }

    /** Whether the form can be published all the same. */
    public boolean isWarning() {
        return weight != Weight.WRONG;
    }
}
