package org.diwan.cases;

import java.time.Duration;
import java.time.Instant;
import org.diwan.calendar.WorkingHours;
import org.diwan.calendar.WorkingTime;
import org.diwan.cases.Visit.Due;
import org.diwan.catalog.Priority;
import org.diwan.catalog.Services;
import org.diwan.catalog.Span;
import org.diwan.catalog.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** By when cases and steps shall be done: their service's targets, counted in the working time of the case's office. */
@Component
class DueTimes {

    private final Services services;
    private final WorkingTime workingTime;

    DueTimes(Services services, WorkingTime workingTime) {
        this.services = services;
        this.workingTime = workingTime;
    }

    /** @param paused how much working time the client has taken */
    Due ofCase(String service, String office, Priority priority, Instant submittedAt, Duration paused) {
        WorkingHours hours = workingTime.of(office);
        Due due = by(services.get(service).description().sla().of(priority), hours, submittedAt);
        return paused.isZero()
                ? due
                : new Due(due.seconds(), hours.after(due.warnAt(), paused), hours.after(due.dueAt(), paused));
    }

    /** The step's target; none where the service says none. */
    @Nullable
    Target target(String service, String element) {
        return services.get(service).description().targets().get(element);
    }

    Due ofStep(Target target, StepKind kind, @Nullable String office, Priority priority, Instant enteredAt) {
        Span span = target.of(priority);
        return kind == StepKind.SYSTEM
                ? byClock(enteredAt, span.after(enteredAt))
                : by(span, workingTime.of(office), enteredAt);
    }

    private static Due byClock(Instant start, Instant end) {
        Duration allowed = Duration.between(start, end);
        return new Due(allowed.toSeconds(), start.plus(threeQuarters(allowed)), end);
    }

    private static Due by(Span span, WorkingHours hours, Instant start) {
        Instant end = span.after(start, hours);
        Duration allowed = hours.between(start, end);
        return new Due(allowed.toSeconds(), hours.after(start, threeQuarters(allowed)), end);
    }

    private static Duration threeQuarters(Duration allowed) {
        return allowed.multipliedBy(3).dividedBy(4);
    }

    /** How much of the time between them that office was at work. */
    Duration worked(String office, Instant start, Instant end) {
        return workingTime.of(office).between(start, end);
    }

    /** The moment after that much working time of the office. */
    Instant moved(String office, Instant at, Duration time) {
        return workingTime.of(office).after(at, time);
    }
}
