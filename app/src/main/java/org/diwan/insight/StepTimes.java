package org.diwan.insight;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long cases and their steps took. */
@Component
public class StepTimes {

    private final CellTimes cells;
    private final Horizons horizons;

    StepTimes(JdbcClient jdbc, Clock clock, @Value("${diwan.zone}") ZoneId zone) {
        this.cells = new CellTimes(jdbc);
        this.horizons = new Horizons(jdbc, clock, zone);
    }

    /** Of the cases that were decided in the period; empty where none was. */
    public Optional<Times> ofCases(Scope scope) {
        return Optional.ofNullable(
                cells.ofCases(scope, horizons.pieces(scope, null), "element").get(""));
    }

    /** The same by service. */
    public Map<String, Times> ofCasesByService(Scope scope) {
        return cells.ofCases(scope, horizons.pieces(scope, null), "service");
    }

    /** Of the visits that ended in the period, by step; the scope should name a service. */
    public Map<String, Times> ofSteps(Scope scope) {
        return cells.ofSteps(scope, horizons.pieces(scope, null));
    }
}
