package org.diwan.catalog.check;

import java.util.ArrayList;
import java.util.List;

/** The findings of one file while it is being read. */
final class Findings {

    private final String file;
    private final List<Finding> found = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    void add(XmlElement element, String rule, String message) {
        add(element.line(), element.label(), rule, message);
    }

    void add(int line, String element, String rule, String message) {
        found.add(new Finding(file, line, element, rule, message));
    }

    List<Finding> all() {
        return found;
    }
}
