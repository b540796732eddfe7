package org.diwan.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diwan.cases.TaskFilter.State;
import org.jspecify.annotations.Nullable;

/** How many open tasks there are, by service and state. */
public final class TaskCounts {

    static final List<State> STATES = List.of(State.values());

    private final Map<String, Map<State, Long>> byService;

    private TaskCounts(Map<String, Map<State, Long>> byService) {
        this.byService = byService;
    }

    /** One row for each service, a column for each state. */
    static TaskCounts read(ResultSet rows) throws SQLException {
        Map<String, Map<State, Long>> byService = new HashMap<>();
        while (rows.next()) {
            Map<State, Long> counts = new EnumMap<>(State.class);
            for (State state : STATES) {
                counts.put(state, rows.getLong(state.name()));
            }
            byService.put(rows.getString("service"), counts);
        }
        return new TaskCounts(byService);
    }

    /** How many tasks of a service, or of all of them, are in a state. */
    public long of(State state, @Nullable String service) {
        return byService.entrySet().stream()
                .filter(entry -> service == null || entry.getKey().equals(service))
                .mapToLong(entry -> entry.getValue().get(state))
                .sum();
    }
}
