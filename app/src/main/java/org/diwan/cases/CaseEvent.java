package org.diwan.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something happened in a case. Published in the transaction of the act itself. */
public sealed interface CaseEvent {

    /** Reference of the case. */
    String reference();

    /** Key of its service. */
    String service();

    /** When. */
    Instant at();

    /** A client, or someone on their behalf, started a case. */
    record CaseSubmitted(String reference, String service, String client, String by, String channel, Instant at)
            implements CaseEvent {}

    /**
     * The process reached an event or a human step.
     *
     * @param element id of the BPMN element; a notice of that name is sent where the service has one
     */
    record CaseReached(String reference, String service, String element, String client, Instant at)
            implements CaseEvent {}

    /** Somebody did something to what the case brought, such as revoking a certificate. */
    record CaseNoted(String reference, String service, String act, String by, Instant at) implements CaseEvent {}

    /** A decision was made by rules. */
    record DecisionMade(String reference, String service, String decision, int version, List<String> rules, Instant at)
            implements CaseEvent {}

    /** Somebody took a task. */
    record TaskClaimed(String reference, String service, String element, String by, Instant at) implements CaseEvent {}

    /** Somebody gave a task back to its group. */
    record TaskReturned(String reference, String service, String element, String by, Instant at) implements CaseEvent {}

    /** Somebody gave a task to a colleague; a supervisor may, too. */
    record TaskPassed(String reference, String service, String element, String by, String to, Instant at)
            implements CaseEvent {}

    /** Somebody was refused a task, having decided before on the same case. */
    record TaskRefused(String reference, String service, String element, String by, Instant at) implements CaseEvent {}

    /**
     * Somebody finished a task.
     *
     * @param outcome the code of what was decided, where the task has one
     */
    record TaskCompleted(
            String reference, String service, String element, @Nullable String outcome, String by, Instant at)
            implements CaseEvent {}

    /** Somebody, or a decision of rules, has said how urgent the case is. */
    record PriorityChanged(String reference, String service, String priority, String by, Instant at)
            implements CaseEvent {}

    /**
     * Three quarters of the time are over in which something shall be done; told once.
     *
     * @param element the step, none for the whole case
     * @param office whose case it is
     * @param byMachine whether nobody's work is late, but a step of the house
     */
    record TargetNear(
            String reference, String service, @Nullable String element, String office, boolean byMachine, Instant at)
            implements CaseEvent {}

    /** The time is over; told once, and instead of {@link TargetNear} where that was not told. */
    record TargetMissed(
            String reference, String service, @Nullable String element, String office, boolean byMachine, Instant at)
            implements CaseEvent {}

    /** Client or institution wrote to the other; what, stands in the case only. */
    record MessageWritten(String reference, String service, String client, Message.Side side, String by, Instant at)
            implements CaseEvent {}

    /** The client sent a message that the case was waiting for. */
    record MessageReceived(String reference, String service, String message, String by, Instant at)
            implements CaseEvent {}

    /** Somebody of the staff opened a file that was sent with the case. */
    record UploadOpened(String reference, String service, String upload, String by, Instant at) implements CaseEvent {}

    /** The case reached its first outcome, or its end without one. */
    record CaseDecided(String reference, String service, CaseStatus outcome, Instant at) implements CaseEvent {}

    /** The process of the case is over. */
    record CaseEnded(String reference, String service, CaseStatus outcome, Instant at) implements CaseEvent {}
}
