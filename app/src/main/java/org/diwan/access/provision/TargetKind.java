package org.diwan.access.provision;

import org.jspecify.annotations.Nullable;

/** A way to reach systems. */
public interface TargetKind {

    /** As the catalogue of systems names it. */
    String name();

    /**
     * The system, ready to be asked.
     *
     * @param address as the catalogue has it
     * @param patience how long it may take, from now on
     * @throws NotDone where it cannot be asked at all
     */
    Target reach(String system, @Nullable String address, Patience patience);
}
