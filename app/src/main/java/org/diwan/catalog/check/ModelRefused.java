package org.diwan.catalog.check;

import java.util.List;
import java.util.stream.Collectors;

/** Models that the police found something in; the message lists all of it, one finding a line. */
public final class ModelRefused extends RuntimeException {

    private final transient List<Finding> findings;

    public ModelRefused(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n", "\n", "")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
