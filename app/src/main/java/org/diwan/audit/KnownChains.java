package org.diwan.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which chains the file beside the database knows, and which of them it goes on with. */
final class KnownChains {

    private final HeadKeys keys;
    private final Map<UUID, Lines> chains = new LinkedHashMap<>();
    private final Set<UUID> retired = new HashSet<>();
    private @Nullable Chain pinned;

    KnownChains(HeadKeys keys) {
        this.keys = keys;
    }

    /** What stands there of a chain: how many heads, and how far the last one reaches. */
    record Lines(long heads, long number, long position) {

        private static final Lines NONE = new Lines(0, 0, 0);

        private Lines and(Head head) {
            return new Lines(heads + 1, Math.max(number, head.number()), Math.max(position, head.position()));
        }
    }

    /** A chain begins, maybe in the place of another; false where nobody whom we believe has signed that. */
    boolean take(Opening opening) {
        if (!keys.hasSigned(opening)) {
            return false;
        }
        chains.putIfAbsent(opening.chain().id(), Lines.NONE);
        if (opening.after() != null) {
            retired.add(opening.after());
        }
        retired.remove(opening.chain().id());
        pinned = opening.chain();
        return true;
    }

    void take(Head head) {
        chains.merge(head.chain(), Lines.NONE.and(head), (lines, one) -> lines.and(head));
    }

    /** The chain that was opened last. */
    Optional<Chain> pinned() {
        return Optional.ofNullable(pinned);
    }

    /** Chains beside this one that nobody has retired. */
    List<UUID> others(UUID chain) {
        List<UUID> others = new ArrayList<>(chains.keySet());
        others.remove(chain);
        others.removeAll(retired);
        return others;
    }

    Lines of(UUID chain) {
        return chains.getOrDefault(chain, Lines.NONE);
    }
}
