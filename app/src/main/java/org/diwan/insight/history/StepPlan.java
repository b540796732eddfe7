package org.diwan.insight.history;

import java.time.Duration;

/**
 * A step of a service.
 *
 * @param kind staff, client, system or outside
 * @param share of the cases that come by
 * @param usual how long half of them take at most; working time where staff or others work, else time on the wall
 * @param target working time it should take; zero: none
 */
public record StepPlan(String element, String kind, double share, Duration usual, Duration target) {

    /** A step of the machine. */
    public static StepPlan system(String element, Duration usual) {
        return new StepPlan(element, "system", 1, usual, Duration.ZERO);
    }

    /** A task of the staff. */
    public static StepPlan staff(String element, double share, Duration usual, Duration target) {
        return new StepPlan(element, "staff", share, usual, target);
    }

    /** Something that the client has to do. */
    public static StepPlan client(String element, double share, Duration usual) {
        return new StepPlan(element, "client", share, usual, Duration.ZERO);
    }

    /** A wait for somebody outside. */
    public static StepPlan outside(String element, Duration usual) {
        return new StepPlan(element, "outside", 1, usual, Duration.ZERO);
    }
}
