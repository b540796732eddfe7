package org.diwan.rules;

import java.util.Map;
import java.util.TreeMap;

/** Rules that only a test has. */
public final class Trial {

    private Trial() {}

    public static RuleBook of(String drl) {
        return RuleBook.compile("trial", new TreeMap<>(Map.of("trial.drl", drl)));
    }
}
