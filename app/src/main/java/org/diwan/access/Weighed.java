package org.diwan.access;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.diwan.access.rules.Finding;
import org.diwan.access.rules.Finding.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A request, weighed.
 *
 * @param roles those asked for that there are
 * @param replaces the grants that it goes on with
 * @param manager user name of who decides as the line manager; none where nobody does
 * @param findings all that the rules found
 */
record Weighed(
        Wish wish,
        List<AccessRole> roles,
        List<Grant> replaces,
        @Nullable String manager,
        List<Finding> findings,
        String version) {

    /** Refusals, the one that says most before the others. */
    private static final List<String> ORDER = List.of(
            "not-listed",
            "unknown-role",
            "already-pending",
            "already-held",
            "not-for-good",
            "too-long",
            "conflict-no-control",
            "conflict-too-long");

    List<Finding> of(Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).toList();
    }

    boolean isConflict() {
        return !of(Kind.CONFLICT).isEmpty();
    }

    /** Why it cannot be, if so. */
    Optional<String> refusal() {
        List<String> all = of(Kind.REFUSAL).stream().map(Finding::rule).toList();
        return ORDER.stream().filter(all::contains).findFirst().or(() -> all.stream()
                .findFirst());
    }

    /** Who has to approve, each once. */
    Set<Part> parts() {
        Set<Part> parts = new LinkedHashSet<>();
        of(Kind.NEED).forEach(need -> parts.add(new Part(need.what(), need.system())));
        return parts;
    }

    @Nullable
    Long replacedBy(AccessRole role) {
        return replaces.stream()
                .filter(grant -> grant.key().equals(role.key()))
                .map(Grant::id)
                .findFirst()
                .orElse(null);
    }
}
