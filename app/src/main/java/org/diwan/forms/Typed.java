package org.diwan.forms;

import java.util.List;
import java.util.Map;

/** What a browser posted, by name. */
record Typed(Map<String, List<String>> values) {

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    String one(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.get(0);
    }
}
