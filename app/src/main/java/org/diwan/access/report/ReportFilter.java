package org.diwan.access.report;

import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** How a report is narrowed; empty texts do not. */
public record ReportFilter(String person, String system, String role, String state) {

    static final int LONGEST = 60;

    /** What was not asked for is empty, and nothing is longer than it can be. */
    public ReportFilter {
        person = cut(person);
        system = cut(system);
        role = cut(role);
        state = cut(state);
    }

    private static String cut(String text) {
        String given = text == null ? "" : text.strip();
        return given.substring(0, Math.min(given.length(), LONGEST));
    }

    /** As the end of an address, beginning with a question mark and ending so that more may follow. */
    public String query() {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance();
        add(query, "person", person);
        add(query, "system", system);
        add(query, "role", role);
        add(query, "state", state);
        String built = query.encode().build().toUriString();
        return built.isEmpty() ? "?" : built + "&";
    }

    private static void add(UriComponentsBuilder query, String name, String value) {
        if (!value.isEmpty()) {
            query.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    /** Whether everything is shown. */
    public boolean isEmpty() {
        return (person + system + role + state).isEmpty();
    }
}
