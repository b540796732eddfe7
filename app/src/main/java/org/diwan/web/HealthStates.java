package org.diwan.web;

import org.springframework.boot.actuate.health.Status;

/** States of parts of the house beside those that the frame knows. */
public final class HealthStates {

    /** Something needs a look; the house goes on, so no probe may end it for that. */
    public static final Status WARNING = new Status("WARNING");

    private HealthStates() {}
}
