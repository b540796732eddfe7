package org.diwan.access.provision;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads systems from end to end and holds them against the grants: what a system shows is read back, what it does not
 * show or shows without a grant is a difference. Nothing is changed in the system.
 */
@Component
public class Sweep {

    private final AccessSystems systems;
    private final SweepRows rows;
    private final SweepCompare compare;
    private final Differences differences;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Sweep(
            AccessSystems systems,
            SweepRows rows,
            SweepCompare compare,
            Differences differences,
            TransactionTemplate transaction,
            Clock clock) {
        this.systems = systems;
        this.rows = rows;
        this.compare = compare;
        this.differences = differences;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How the last reading of each system went. */
    public List<SweepResult> last() {
        return rows.all();
    }

    /** Reads every system that is switched on, one after the other. */
    public void all() {
        systems.all().forEach(this::one);
    }

    /** Reads one system, unless somebody is at it. */
    public void one(String system) {
        Instant begun = clock.instant();
        if (!rows.begin(system, begun)) {
            return;
        }
        try {
            Set<String> roles = systems.roles(system);
            Map<String, Set<String>> shown =
                    systems.reach(system, Patience.OF_NIGHTS).everybody(roles);
            transaction.executeWithoutResult(status -> hold(system, begun, shown));
        } catch (NotDone e) {
            rows.end(system, clock.instant(), 0, 0, e.problem());
        } catch (DataIntegrityViolationException e) {
            // It shows what no name can be; the others are read all the same.
            rows.end(system, clock.instant(), 0, 0, new NotDone(Problem.Code.UNREADABLE).problem());
        }
    }

    private void hold(String system, Instant begun, Map<String, Set<String>> shown) {
        int held = compare.readBack(system, shown, begun);
        List<SweepCompare.Line> missing = compare.missing(system, shown, begun);
        List<SweepCompare.Line> extra = compare.extra(system, shown, begun);
        missing.forEach(line -> differences.note(system, line.userName(), line.role(), Differences.MISSING));
        extra.forEach(line -> differences.note(system, line.userName(), line.role(), Differences.EXTRA));
        differences.settle(system, begun);
        rows.end(system, clock.instant(), held, missing.size() + extra.size(), null);
    }
}
