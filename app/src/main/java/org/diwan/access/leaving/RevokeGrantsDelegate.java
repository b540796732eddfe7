package org.diwan.access.leaving;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.access.Systems;
import org.diwan.access.TargetSystem;
import org.diwan.cases.CaseVariable;
import org.diwan.cases.Cases;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${revokeGrants}}: everything that the leaver holds, is being given or asks for becomes this case's to take;
 * running requests for the person are told {@code accessRevoked}. Leaves {@code targets}, every system there is, for this
 * transaction only: what nobody has recorded is taken, too.
 */
@Component("revokeGrants")
class RevokeGrantsDelegate implements JavaDelegate {

    @SuppressWarnings("rawtypes")
    private static final CaseVariable<List> TARGETS = new CaseVariable<>("targets", List.class);

    private static final String MESSAGE = "accessRevoked";

    private final LeaverGrants grants;
    private final Revocations revocations;
    private final Systems systems;
    private final Cases cases;

    RevokeGrantsDelegate(LeaverGrants grants, Revocations revocations, Systems systems, Cases cases) {
        this.grants = grants;
        this.revocations = revocations;
        this.systems = systems;
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Leaver leaver = Leaver.of(execution.getProcessBusinessKey(), CaseVariable.CLIENT.of(execution));
        List<String> requests = grants.requestsFor(leaver.userName());
        List<String> touched = grants.revoke(leaver);
        requests.forEach(request -> cases.tell(request, MESSAGE, Map.of(), Leavers.HOUSE));
        revocations.requestsEnded(leaver.reference(), requests);
        Stream<String> known =
                systems.all().stream().filter(TargetSystem::enabled).map(TargetSystem::id);
        SortedSet<String> targets = new TreeSet<>(touched);
        known.forEach(targets::add);
        TARGETS.pass(execution, List.copyOf(targets));
    }
}
