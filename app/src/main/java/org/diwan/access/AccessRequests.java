package org.diwan.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.diwan.access.rules.Finding;
import org.diwan.cases.Cases;
import org.diwan.cases.Decisions;
import org.diwan.cases.Told;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Access requests: from the wish to what is given, and to its end. */
@Component
public class AccessRequests {

    /** Key of the service. */
    public static final String SERVICE = "access-request";

    /** What a case is told whose roles somebody else has taken. */
    static final String REVOKED = "accessRevoked";

    private final Weighing weighing;
    private final StaffList staff;
    private final Grants grants;
    private final Approvals approvals;
    private final Decisions decisions;
    private final Cases cases;
    private final Clock clock;

    AccessRequests(
            Weighing weighing,
            StaffList staff,
            Grants grants,
            Approvals approvals,
            Decisions decisions,
            Cases cases,
            Clock clock) {
        this.weighing = weighing;
        this.staff = staff;
        this.grants = grants;
        this.approvals = approvals;
        this.decisions = decisions;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Weighs the request and, where it can be, notes what is asked and who has to approve. The person is locked, so that
     * of two requests for one role the second finds the first.
     */
    @Transactional
    Weighed weigh(String reference, Wish wish) {
        staff.lock(wish.person());
        Weighed weighed = weighing.weigh(wish);
        decisions.made(
                reference,
                SERVICE,
                "access-conflicts",
                1,
                facts(weighed),
                Map.of("findings", weighed.findings(), "rules", weighed.version()),
                weighed.findings().stream().map(Finding::rule).distinct().toList());
        if (weighed.refusal().isEmpty()) {
            LocalDate from = wish.from() == null ? LocalDate.now(clock) : wish.from();
            weighed.roles()
                    .forEach(role -> grants.ask(
                            reference,
                            wish.person(),
                            role,
                            from,
                            wish.forGood() ? null : wish.until(),
                            wish.control().isEmpty() ? null : wish.control(),
                            weighed.replacedBy(role)));
            approvals.need(reference, weighed.parts());
        }
        return weighed;
    }

    private static Map<String, Object> facts(Weighed weighed) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("person", weighed.wish().person());
        Long days = weighed.wish().days();
        facts.put("days", days == null ? "" : days);
        facts.put("conflicts", weighed.of(Finding.Kind.CONFLICT).size());
        facts.put("control", !weighed.wish().control().isEmpty());
        return facts;
    }

    /**
     * What was asked for is to be given now. A grant that it goes on with ends in the same moment: its case is told.
     *
     * @return the systems to give in
     */
    @Transactional
    List<String> give(String reference) {
        List<Grant> asked = grants.ofRequest(reference);
        asked.stream().findFirst().ifPresent(grant -> staff.lock(grant.userName()));
        Set<String> before = asked.stream()
                .map(Grant::replaces)
                .filter(id -> id != null)
                .flatMap(id -> grants.replace(id, reference).stream())
                .collect(Collectors.toSet());
        grants.move(reference, "asked", "granting");
        ended(before, reference);
        return systems(grants.ofRequest(reference), "granting");
    }

    /** The request is refused or taken back: nothing that it asked for is given any more. */
    void drop(String reference) {
        grants.move(reference, "asked", "refused");
    }

    /**
     * The time is over: what the case has given and nobody takes already is to be taken.
     *
     * @return the systems to take it in
     */
    List<String> end(String reference) {
        grants.removing(
                grants.ofRequest(reference).stream()
                        .filter(grant ->
                                grant.state().equals("held") || grant.state().equals("granting"))
                        .map(Grant::id)
                        .toList(),
                reference);
        return toTake(reference);
    }

    /** The systems in which the case has something to take. */
    private List<String> toTake(String reference) {
        return systems(grants.removedBy(reference), "removing");
    }

    /** Whether the person still holds something that the case has given. */
    boolean isLeft(String reference) {
        return grants.ofRequest(reference).stream()
                .anyMatch(grant -> grant.state().equals("held") || grant.state().equals("granting"));
    }

    /**
     * Tells requests that what they have given has been taken, by a review, a revocation or a later request. Those that
     * still wait for something else go on waiting for it.
     *
     * @param by the case that took it, or who did
     */
    public void ended(Set<String> references, String by) {
        for (String reference : references) {
            if (cases.tell(reference, REVOKED, Map.of(), by) == Told.NOT_YET) {
                throw new IllegalStateException("The case " + reference + " is just being moved");
            }
        }
    }

    /**
     * The person gives a role back: it needs nobody's consent.
     *
     * @return whether it is taken now; else its case is just being moved, or somebody else takes the role already
     */
    @Transactional
    public boolean giveBack(Grant grant, String by) {
        String reference = grant.reference();
        return reference != null
                && cases.tell(reference, "accessGivenBack", Map.of("givenBack", grant.key()), by) == Told.TOLD;
    }

    /**
     * What the person has given back is to be taken.
     *
     * @return the systems to take it in
     */
    List<String> takeBack(String reference, String role) {
        grants.removing(
                grants.ofRequest(reference).stream()
                        .filter(one -> one.key().equals(role) && one.state().equals("held"))
                        .map(Grant::id)
                        .toList(),
                reference);
        return toTake(reference);
    }

    private static List<String> systems(List<Grant> all, String state) {
        Map<String, Long> systems = all.stream()
                .filter(grant -> grant.state().equals(state))
                .collect(Collectors.groupingBy(Grant::system, TreeMap::new, Collectors.counting()));
        return List.copyOf(systems.keySet());
    }
}
