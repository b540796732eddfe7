package org.diwan.access;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diwan.cases.CaseEvent.CaseReached;
import org.diwan.cases.Cases;
import org.diwan.cases.Task;
import org.diwan.cases.Tasks;
import org.diwan.desk.TaskPeople;
import org.diwan.identity.SignedIn;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tasks of access requests: about whom the roles are for, and not for who asked or has decided in another part. */
@Component
class RequestPeople implements TaskPeople {

    /** The event whose notice tells that an approval waits. */
    private static final String ASKED = "approverAsked";

    private final Cases cases;
    private final Tasks tasks;
    private final Approvals approvals;
    private final Grants grants;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RequestPeople(
            Cases cases,
            Tasks tasks,
            Approvals approvals,
            Grants grants,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.tasks = tasks;
        this.approvals = approvals;
        this.grants = grants;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String service() {
        return AccessRequests.SERVICE;
    }

    @Override
    public Map<String, String> about(Collection<String> references) {
        Map<String, String> about = new HashMap<>();
        grants.people(references).forEach((reference, user) -> about.put(reference, SignedIn.STAFF + user));
        return about;
    }

    @Override
    public Set<String> barred(Task task) {
        return part(task)
                .map(part -> approvals.barred(task.reference(), part, wish(task)))
                .orElse(Set.of());
    }

    @Override
    public Optional<String> standIn(Task task) {
        String holder = task.assignee();
        return holder == null
                ? Optional.empty()
                : part(task).flatMap(part -> approvals.deputy(task.reference(), part, holder, wish(task)));
    }

    @Override
    public void passed(Task task, String to) {
        part(task).ifPresent(part -> approvals.put(task.reference(), part, to));
        events.publishEvent(
                new CaseReached(task.reference(), task.service(), ASKED, SignedIn.STAFF + to, clock.instant()));
    }

    /** What the task decides; nothing where it is no approval. */
    Optional<Part> part(Task task) {
        return task.element().startsWith("approve")
                ? tasks.variable(task.id(), AccessVariables.PART).map(Part::of)
                : Optional.empty();
    }

    private Wish wish(Task task) {
        String client = cases.find(task.reference()).orElseThrow().client();
        return Wish.of(client, cases.answers(task.reference()));
    }
}
