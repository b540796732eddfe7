package org.diwan.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a form, or all of it, ready for {@code forms/fields.html}.
 *
 * @param title the page's title; empty when the texts name none
 * @param summary the errors, or null when there are none
 * @param submit the words of its sending button, or null when the form has none of its own
 * @param files whether it takes files, and has to be sent as {@code multipart/form-data}
 * @param buttons whether buttons inside it change the page: then Enter must not press the first of them
 */
public record FormView(
        String id,
        String title,
        List<FieldView> fields,
        @Nullable ErrorSummary summary,
        @Nullable String submit,
        boolean files,
        boolean buttons) {

    /** What {@code forms/error-summary.html} shows above the form. */
    public record ErrorSummary(String title, List<Link> links) {}

    /** One error and the element it leads to. */
    public record Link(String href, String text) {}

    /** The encoding of the form, or null where the usual one will do. */
    public @Nullable String enctype() {
        return files ? "multipart/form-data" : null;
    }
}
