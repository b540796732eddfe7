package org.diwan.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.diwan.access.rules.AskedRole;
import org.diwan.access.rules.Contains;
import org.diwan.access.rules.Duty;
import org.diwan.access.rules.Finding;
import org.diwan.access.rules.KnownRole;
import org.diwan.access.rules.LiveRole;
import org.diwan.access.rules.Pair;
import org.diwan.access.rules.Request;
import org.diwan.access.rules.Scales;
import org.diwan.rules.RuleBooks;
import org.springframework.stereotype.Component;

/** Weighs a request on what the person holds and has asked for. */
@Component
class Weighing {

    private final StaffList staff;
    private final Systems systems;
    private final Grants grants;
    private final Lines lines;
    private final RuleBooks books;
    private final Clock clock;

    Weighing(StaffList staff, Systems systems, Grants grants, Lines lines, RuleBooks books, Clock clock) {
        this.staff = staff;
        this.systems = systems;
        this.grants = grants;
        this.lines = lines;
        this.books = books;
        this.clock = clock;
    }

    Weighed weigh(Wish wish) {
        Optional<StaffMember> person = staff.find(wish.person()).filter(member -> member.isHere(LocalDate.now(clock)));
        List<AccessRole> catalogue = systems.roles();
        List<AccessRole> asked = asked(wish, catalogue);
        List<Grant> live = grants.ofPerson(wish.person());
        List<Grant> replaces =
                live.stream().filter(grant -> goesOn(grant, wish)).toList();
        Set<String> own = wish.concerned();
        Optional<String> manager = lines.managerOf(wish.person(), one -> !own.contains(one));
        Request request = new Request(
                person.map(StaffMember::unit).orElse(""),
                wish.days(),
                !wish.control().isEmpty(),
                manager.isPresent(),
                lines.isCircle(wish.person()));
        Scales scales = new Scales(books.of(AccessRequests.SERVICE));
        List<Finding> findings = new ArrayList<>(scales.weigh(facts(request, asked, live, replaces, catalogue)));
        if (person.isEmpty()) {
            findings.add(Finding.refuse("not-listed"));
        }
        if (asked.size() < wish.roles().size() || asked.isEmpty()) {
            findings.add(Finding.refuse("unknown-role"));
        }
        return new Weighed(wish, asked, replaces, manager.orElse(null), List.copyOf(findings), scales.version());
    }

    /** The roles asked for, of those that are given at all. */
    private List<AccessRole> asked(Wish wish, List<AccessRole> catalogue) {
        Set<String> open = new HashSet<>();
        systems.all().stream().filter(TargetSystem::enabled).forEach(system -> open.add(system.id()));
        return catalogue.stream()
                .filter(role -> wish.roles().contains(role.key()))
                .filter(role -> role.enabled() && open.contains(role.system()))
                .toList();
    }

    /** Whether the wish is to hold longer what is held. */
    static boolean goesOn(Grant grant, Wish wish) {
        LocalDate end = grant.validUntil();
        LocalDate wanted = wish.until();
        return grant.state().equals("held")
                && end != null
                && wish.roles().contains(grant.key())
                && (wish.forGood() || wanted == null || wanted.isAfter(end));
    }

    private List<Object> facts(
            Request request,
            List<AccessRole> asked,
            List<Grant> live,
            List<Grant> replaces,
            List<AccessRole> catalogue) {
        List<Object> facts = new ArrayList<>(List.of(request));
        Set<String> goesOn = replaces.stream().map(Grant::key).collect(Collectors.toSet());
        Map<String, Boolean> held = new HashMap<>();
        live.forEach(grant -> held.merge(grant.key(), !grant.state().equals("asked"), (one, other) -> one && other));
        asked.forEach(role -> {
            facts.add(new AskedRole(role.key(), goesOn.contains(role.key())));
            facts.add(new Duty(role.key(), role.key(), true));
        });
        held.forEach((key, has) -> {
            facts.add(new LiveRole(key, has));
            if (!goesOn.contains(key)) {
                facts.add(new Duty(key, key, false));
            }
        });
        catalogue.forEach(role -> {
            facts.add(new KnownRole(role.key(), role.system(), role.sensitivity(), role.longestDays()));
            role.contains().forEach(inner -> facts.add(new Contains(role.key(), inner)));
        });
        systems.conflicts().forEach(pair -> facts.add(new Pair(pair.first(), pair.second())));
        return facts;
    }
}
