package org.diwan.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a form, or all of it, ready for {@code forms/fields.html}.
 *
 * @param title the page's title; empty when the texts name none
 * @param summary the errors, or null when there are none
 */
public record FormView(String id, String title, List<FieldView> fields, @Nullable ErrorSummary summary) {

    /** What {@code forms/error-summary.html} shows above the form. */
    public record ErrorSummary(String title, List<Link> links) {}

    /** One error and the element it leads to. */
    public record Link(String href, String text) {}
}
