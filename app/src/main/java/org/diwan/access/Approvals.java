package org.diwan.access;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.diwan.cases.FourEyes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has to approve a request, who is asked, and who has decided what. Nobody decides on their own, or in two parts. */
@Repository
class Approvals {

    /** One after the other; the parts of one round are asked side by side. */
    private static final List<String> ROUNDS = List.of(Part.MANAGER, Part.OWNER, Part.SECURITY);

    private final JdbcClient jdbc;
    private final Systems systems;
    private final Lines lines;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Approvals(JdbcClient jdbc, Systems systems, Lines lines, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.systems = systems;
        this.lines = lines;
        this.events = events;
        this.clock = clock;
    }

    /** An approval or refusal that somebody gave. */
    record Given(String part, String system, String byWhom, boolean approved, @Nullable String note, Instant at) {}

    /** Whom a part has been put to; none: the security officers. */
    record Asked(String part, String system, @Nullable String approver) {}

    void need(String reference, Collection<Part> parts) {
        parts.forEach(part -> jdbc.sql(
                        "insert into access_part (reference, part, system) values (?, ?, ?) on conflict do nothing")
                .params(reference, part.part(), part.system())
                .update());
    }

    /** The parts to be asked next; none once all have approved. */
    List<Part> next(String reference) {
        List<Part> open = jdbc.sql(
                        """
                select p.part, p.system from access_part p where p.reference = ? and not exists (
                    select from access_approval a
                    where a.reference = p.reference and a.part = p.part and a.system = p.system)
                order by p.system""")
                .param(reference)
                .query(Part.class)
                .list();
        return ROUNDS.stream()
                .map(round ->
                        open.stream().filter(part -> part.part().equals(round)).toList())
                .filter(parts -> !parts.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    List<Asked> asked(String reference) {
        return jdbc.sql("select part, system, approver from access_part where reference = ? order by part, system")
                .param(reference)
                .query(Asked.class)
                .list();
    }

    List<Given> given(String reference) {
        return jdbc.sql(
                        "select part, system, by_whom, approved, note, at from access_approval where reference = ? order by id")
                .param(reference)
                .query(Given.class)
                .list();
    }

    /** Finds who is asked; none: the security officers. */
    Optional<String> ask(String reference, Part part, Wish wish) {
        lock(reference);
        Predicate<String> may = may(reference, part, wish);
        Optional<String> approver =
                switch (part.part()) {
                    case Part.MANAGER -> lines.managerOf(wish.person(), may);
                    case Part.OWNER -> owner(part.system(), may);
                    default -> Optional.empty();
                };
        put(reference, part, approver.orElse(null));
        return approver;
    }

    /** The owner; in the owner's own matters who stands in, else who leads the owner. */
    private Optional<String> owner(String system, Predicate<String> may) {
        return systems.find(system)
                .map(TargetSystem::owner)
                .flatMap(owner ->
                        may.test(owner) && lines.isHere(owner) ? Optional.of(owner) : lines.standInFor(owner, may));
    }

    /** Finds who is asked after this one has kept silent; none: the security officers. */
    Optional<String> askInstead(String reference, Part part, String silent, Wish wish) {
        lock(reference);
        Predicate<String> may = may(reference, part, wish);
        Optional<String> approver = lines.standInFor(silent, one -> may.test(one) && !one.equals(silent));
        put(reference, part, approver.orElse(null));
        return approver;
    }

    /** The deputy of who is asked, where that one may decide. */
    Optional<String> deputy(String reference, Part part, String asked, Wish wish) {
        return lines.deputyOf(asked, may(reference, part, wish));
    }

    /** Who is asked from now on. */
    void put(String reference, Part part, @Nullable String approver) {
        jdbc.sql("update access_part set approver = ? where reference = ? and part = ? and system = ?")
                .params(approver, reference, part.part(), part.system())
                .update();
    }

    /** Whether this one may be asked: not in their own matter, not who is asked or has decided in another part. */
    private Predicate<String> may(String reference, Part part, Wish wish) {
        Set<String> barred = barred(reference, part, wish);
        return one -> !barred.contains(one);
    }

    /** Those who may not be asked. */
    Set<String> barred(String reference, Part part, Wish wish) {
        Set<String> taken = new HashSet<>(wish.concerned());
        asked(reference).stream()
                .filter(asked -> !asked.part().equals(part.part()))
                .forEach(asked -> Optional.ofNullable(asked.approver()).ifPresent(taken::add));
        given(reference).stream()
                .filter(given -> !given.part().equals(part.part()))
                .forEach(given -> taken.add(given.byWhom()));
        return taken;
    }

    /**
     * Keeps what somebody decided.
     *
     * @throws FourEyes where it is their own request, or they have decided in another part
     */
    void record(String reference, Part part, String by, boolean approved, String note, Wish wish) {
        lock(reference);
        boolean before = given(reference).stream()
                .anyMatch(given -> given.byWhom().equals(by) && !given.part().equals(part.part()));
        if (before || wish.concerned().contains(by)) {
            throw new FourEyes(reference);
        }
        jdbc.sql(
                        """
                insert into access_approval (reference, part, system, by_whom, approved, note, at)
                values (?, ?, ?, ?, ?, nullif(?, ''), ?)""")
                .params(
                        reference,
                        part.part(),
                        part.system(),
                        by,
                        approved,
                        note,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        List<String> roles =
                wish.roles().stream().filter(part::isAbout).sorted().toList();
        events.publishEvent(
                new AccessDecided(reference, part.part(), part.system(), wish.person(), roles, approved, note, by));
    }

    /** Parts that are decided at the same time come one after the other. */
    private void lock(String reference) {
        jdbc.sql("select reference from case_file where reference = ? for no key update")
                .param(reference)
                .query(String.class)
                .single();
    }
}
