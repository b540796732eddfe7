package org.diwan.web;

import java.util.List;
import java.util.Optional;

/** A part of the house whose work may give up; its bean puts that work on the operator's page. */
public interface IncidentSource {

    /** So many at most are looked at together. */
    int MOST = 1000;

    /** How a piece of work stands. */
    enum State {
        GIVEN_UP,
        WAITING,
        DONE
    }

    /** Name of the source, letters only; it makes the incidents' addresses unique. */
    String name();

    /** What has given up, oldest first, up to {@link #MOST}. */
    List<Incident> open();

    /** What the last try left behind for whoever mends it, where there is more than its answer. */
    default Optional<String> trace(String id) {
        return Optional.empty();
    }

    /** Has the work tried again; false where it has not given up (any more), so that nothing was changed. */
    boolean retry(String id);

    /** How the work stands now; what is gone is done. */
    State state(String id);
}
