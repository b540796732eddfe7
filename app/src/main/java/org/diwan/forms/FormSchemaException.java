package org.diwan.forms;

import java.util.List;
import java.util.stream.Collectors;

/** A form cannot be shown whole: it is not a form, or has components unknown here. */
public class FormSchemaException extends RuntimeException {

    private final transient List<Finding> findings;

    FormSchemaException(List<Finding> findings) {
        super(findings.stream().map(f -> f.element() + ": " + f.message()).collect(Collectors.joining("; ")));
        this.findings = List.copyOf(findings);
    }

    /** Each thing that is wrong, by component. */
    public List<Finding> findings() {
        return findings;
    }
}
