package org.diwan.access.provision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One try to change something in a system, and what the system showed afterwards.
 *
 * @param act give, take or close
 * @param roles that were to be given or taken
 * @param done whether the system showed it so
 * @param readBack the roles it showed, of those in the catalogue; absent where it could not be read
 */
public record AccessAct(
        String reference,
        String userName,
        String system,
        String act,
        List<String> roles,
        boolean done,
        @Nullable List<String> readBack,
        @Nullable Problem problem,
        String byWhom,
        Instant at) {}
