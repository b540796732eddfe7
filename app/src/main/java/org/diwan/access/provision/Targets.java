package org.diwan.access.provision;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.diwan.access.Grants;
import org.diwan.access.StaffList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives and takes what cases have to give and take in systems. A try never fails: it leaves the grants that the system
 * does not show as they are, says so, and may be made again. What is shown already is not done a second time, so a try
 * that was killed half-way costs nothing.
 */
@Component
public class Targets {

    private static final String HOUSE = "system";

    private final AccessSystems systems;
    private final LiveGrants live;
    private final Grants grants;
    private final AccessActs acts;
    private final StaffList staff;
    private final Differences differences;
    private final Clock clock;

    Targets(
            AccessSystems systems,
            LiveGrants live,
            Grants grants,
            AccessActs acts,
            StaffList staff,
            Differences differences,
            Clock clock) {
        this.systems = systems;
        this.live = live;
        this.grants = grants;
        this.acts = acts;
        this.staff = staff;
        this.differences = differences;
        this.clock = clock;
    }

    /**
     * What is to be changed.
     *
     * @param byHand who has put it right by hand, so that the system is only read; absent else
     */
    private record Change(
            String reference, String system, String userName, String act, Set<String> roles, @Nullable String byHand) {

        boolean isGift() {
            return act.equals("give");
        }
    }

    /** What came of it: what the system showed, if it could be read, and what went wrong. */
    private record Outcome(@Nullable Shown shown, @Nullable Problem problem) {

        /** The roles that are as they were to be. */
        Set<String> settled(Change change) {
            return shown == null
                    ? Set.of()
                    : change.roles().stream()
                            .filter(role -> shown.roles().contains(role) == change.isGift())
                            .filter(role -> !shown.unsure().contains(role))
                            .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /**
     * Gives what the case has to give in a system.
     *
     * @param byHand who says that it is done by hand; then nothing more is tried, and the grants are held
     * @return whether nothing is left to give
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean give(String reference, String system, @Nullable String byHand) {
        boolean all = true;
        for (Map.Entry<String, List<LiveGrant>> one :
                live.toGive(reference, system).entrySet()) {
            Change change = change(reference, system, "give", one, byHand);
            Set<String> settled = act(change);
            all &= settled.containsAll(change.roles());
            grants.held(ids(one.getValue(), byHand == null ? settled : change.roles()));
        }
        return all || byHand != null;
    }

    /**
     * Takes what the case has to take in a system.
     *
     * @param byHand who says that it is done by hand; then nothing more is tried, and the grants are removed
     * @return whether nothing is left to take
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean take(String reference, String system, @Nullable String byHand) {
        boolean all = true;
        for (Map.Entry<String, List<LiveGrant>> one :
                live.toTake(reference, system).entrySet()) {
            Change change = change(reference, system, "take", one, byHand);
            Set<String> settled = act(change);
            all &= settled.containsAll(change.roles());
            grants.removed(ids(one.getValue(), byHand == null ? settled : change.roles()));
        }
        return all || byHand != null;
    }

    /**
     * Takes all roles from a person in a system and shuts the account there; grants are left to {@link #take}.
     *
     * @return whether the system shows it so
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean close(String reference, String system, String userName) {
        Set<String> roles = systems.roles(system);
        Outcome outcome = tried(system, roles, userName, target -> target.close(userName, roles));
        Shown shown = outcome.shown();
        List<String> left = shown == null
                ? List.of()
                : shown.roles().stream().filter(roles::contains).toList();
        boolean done = shown != null && !shown.open() && left.isEmpty();
        Problem problem = outcome.problem() == null && !done && shown != null
                ? new NotDone(Problem.Code.DIFFERS, left).problem()
                : outcome.problem();
        record(new Change(reference, system, userName, "close", Set.of(), null), roles, shown, done, problem);
        return done;
    }

    /**
     * What a system shows of a person now, of these roles.
     *
     * @throws NotDone where it cannot be read at once
     */
    @Transactional(readOnly = true)
    public Shown show(String system, String userName, Set<String> roles) {
        return systems.reach(system, Patience.OF_READERS).show(userName, roles);
    }

    private static Change change(
            String reference,
            String system,
            String act,
            Map.Entry<String, List<LiveGrant>> one,
            @Nullable String byHand) {
        Set<String> roles = one.getValue().stream().map(LiveGrant::role).collect(Collectors.toCollection(TreeSet::new));
        return new Change(reference, system, one.getKey(), act, roles, byHand);
    }

    /** Makes a try and keeps what came of it; returns the roles that are as they were to be. */
    private Set<String> act(Change change) {
        Outcome outcome = tried(change.system(), change.roles(), change.userName(), target -> {
            if (change.byHand() == null && change.isGift()) {
                target.give(holder(change.userName()), change.roles());
            } else if (change.byHand() == null) {
                target.take(change.userName(), change.roles());
            }
        });
        Set<String> settled = outcome.settled(change);
        Set<String> open = new TreeSet<>(change.roles());
        open.removeAll(settled);
        Problem problem = open.isEmpty() ? null : outcome.problem();
        if (!open.isEmpty() && problem == null) {
            Problem.Code code = change.byHand() == null ? Problem.Code.DIFFERS : Problem.Code.DIFFERS_BY_HAND;
            problem = new NotDone(code, open).problem();
        }
        record(change, systems.roles(change.system()), outcome.shown(), open.isEmpty(), problem);
        if (change.byHand() != null && !open.isEmpty()) {
            open.forEach(role -> differences.note(
                    change.system(),
                    change.userName(),
                    role,
                    change.isGift() ? Differences.MISSING : Differences.EXTRA));
        }
        return settled;
    }

    private Holder holder(String userName) {
        return staff.find(userName)
                .map(it -> new Holder(userName, it.nameLatin(), it.nameArabic(), it.email(), it.office(), it.unit()))
                .orElseGet(() -> new Holder(userName, userName, userName, null, "main", ""));
    }

    private interface Act {
        void on(Target target);
    }

    /** Does it and reads the system back, also where it was not done: the answer alone may have been lost. */
    private Outcome tried(String system, Set<String> roles, String userName, Act act) {
        Target target;
        try {
            target = systems.reach(system, Patience.OF_STEPS);
        } catch (NotDone e) {
            return new Outcome(null, e.problem());
        }
        Problem problem = null;
        try {
            act.on(target);
        } catch (NotDone e) {
            problem = e.problem();
        }
        if (problem != null && problem.code().isAway()) {
            return new Outcome(null, problem);
        }
        try {
            return new Outcome(target.show(userName, roles), problem);
        } catch (NotDone e) {
            return new Outcome(null, problem == null ? e.problem() : problem);
        }
    }

    private void record(
            Change change, Set<String> known, @Nullable Shown shown, boolean done, @Nullable Problem problem) {
        acts.add(new AccessAct(
                change.reference(),
                change.userName(),
                change.system(),
                change.act(),
                List.copyOf(change.roles()),
                done,
                shown == null
                        ? null
                        : shown.roles().stream().filter(known::contains).toList(),
                problem,
                change.byHand() == null ? HOUSE : change.byHand(),
                clock.instant()));
    }

    private static List<Long> ids(Collection<LiveGrant> grants, Set<String> roles) {
        return grants.stream()
                .filter(grant -> roles.contains(grant.role()))
                .map(LiveGrant::id)
                .toList();
    }
}
