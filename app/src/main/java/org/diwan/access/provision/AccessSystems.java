package org.diwan.access.provision;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.diwan.access.AccessRole;
import org.diwan.access.Systems;
import org.diwan.access.TargetSystem;
import org.springframework.stereotype.Component;

/** The systems of the catalogue, ready to be asked. */
@Component
class AccessSystems {

    private final Systems catalogue;
    private final Map<String, TargetKind> kinds;

    AccessSystems(Systems catalogue, List<TargetKind> kinds) {
        this.catalogue = catalogue;
        this.kinds = kinds.stream().collect(Collectors.toMap(TargetKind::name, Function.identity()));
    }

    /**
     * The system.
     *
     * @throws NotDone where it cannot be asked, or is switched off
     */
    Target reach(String system, Patience patience) {
        TargetSystem known = catalogue
                .find(system)
                .filter(TargetSystem::enabled)
                .orElseThrow(() -> new NotDone(Problem.Code.NO_SYSTEM));
        TargetKind kind = kinds.get(known.kind());
        if (kind == null) {
            throw new NotDone(Problem.Code.NO_SYSTEM);
        }
        return kind.reach(known.id(), known.address(), patience);
    }

    /** Ids of those that are switched on. */
    List<String> all() {
        return catalogue.all().stream()
                .filter(TargetSystem::enabled)
                .map(TargetSystem::id)
                .toList();
    }

    /** Every role of a system, also those that nobody is given any more. */
    Set<String> roles(String system) {
        return catalogue.roles().stream()
                .filter(role -> role.system().equals(system))
                .map(AccessRole::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
