package org.diwan.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diwan.access.AccessWords.Told;
import org.diwan.access.rules.Finding.Kind;
import org.diwan.cases.BeforeSending;
import org.diwan.forms.Problem;
import org.diwan.web.Formats;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What whoever asks for roles is told before the request is sent: what cannot be, conflicts of duty, who will approve. */
@Component
class RequestLook implements BeforeSending {

    private static final long CONFLICT_DAYS = 30;

    private final Weighing weighing;
    private final StaffList staff;
    private final Systems systems;
    private final Grants grants;
    private final AccessWords words;
    private final Formats formats;
    private final Clock clock;

    RequestLook(
            Weighing weighing,
            StaffList staff,
            Systems systems,
            Grants grants,
            AccessWords words,
            Formats formats,
            Clock clock) {
        this.weighing = weighing;
        this.staff = staff;
        this.systems = systems;
        this.grants = grants;
        this.words = words;
        this.formats = formats;
        this.clock = clock;
    }

    /** What the last page says: the conflicts, and who has to approve and why. */
    record Shown(List<Told> conflicts, List<Told> needs, @Nullable String manager) {}

    @Override
    public String service() {
        return AccessRequests.SERVICE;
    }

    @Override
    public Map<String, Object> begin(String client, Map<String, String> chosen) {
        Map<String, Object> first = new HashMap<>();
        String self = StaffList.userName(client);
        String person = chosen.getOrDefault("person", self);
        first.put("person", mayAskFor(self, person) ? person : self);
        first.put("from", LocalDate.now(clock).toString());
        List<String> roles = Arrays.stream(chosen.getOrDefault("roles", "").split(","))
                .filter(key -> systems.role(key).isPresent())
                .toList();
        if (!roles.isEmpty()) {
            first.put("roles", roles);
        }
        return first;
    }

    @Override
    public Map<String, Object> facts(String client, Map<String, Object> answers) {
        Wish wish = Wish.of(client, answers);
        String pairs = wish.roles().isEmpty() ? "" : pairs(wish, "\n");
        String held = grants.ofPerson(wish.person()).stream()
                .map(grant -> name(grant.key()))
                .distinct()
                .collect(Collectors.joining("; "));
        return Map.of("conflict", !pairs.isEmpty(), "pairs", pairs, "holds", !held.isEmpty(), "held", held);
    }

    /** The duties of the wish that do not go together, and why. */
    private String pairs(Wish wish, String between) {
        return words.told(weighing.weigh(wish).of(Kind.CONFLICT), LocaleContextHolder.getLocale()).stream()
                .map(told -> (between.equals("\n") ? "- " : "") + (told.text() + " " + told.why()).strip())
                .distinct()
                .collect(Collectors.joining(between));
    }

    @Override
    public Map<String, Problem> problems(String client, Map<String, Object> answers) {
        Wish wish = Wish.of(client, answers);
        Map<String, Problem> problems = new LinkedHashMap<>();
        if (!mayAskFor(wish.requester(), wish.person())) {
            problems.put("person", problem("notOfTeam"));
        }
        roles(wish).ifPresent(problem -> problems.put("roles", problem));
        if (wish.from() != null && wish.from().isBefore(LocalDate.now(clock))) {
            problems.put("from", problem("past"));
        }
        if (!wish.roles().isEmpty() && wish.forGood()) {
            forGood(wish).ifPresent(problem -> problems.put("forGood", problem));
            if (wish.until() != null) {
                problems.put("until", problem("both"));
            }
        } else if (answers.containsKey("from") && wish.until() == null) {
            problems.put("until", problem("required"));
        } else if (!wish.roles().isEmpty() && wish.from() != null && wish.until() != null) {
            until(wish).ifPresent(problem -> problems.put("until", problem));
        }
        return problems;
    }

    private boolean mayAskFor(String requester, String person) {
        return person.equals(requester)
                || staff.teamOf(requester).stream()
                        .anyMatch(member -> member.userName().equals(person));
    }

    private Optional<Problem> roles(Wish wish) {
        if (!wish.roles().isEmpty() && staff.find(wish.person()).isEmpty()) {
            return Optional.of(problem("notListed"));
        }
        for (String key : wish.roles()) {
            if (systems.role(key).filter(AccessRole::enabled).isEmpty()) {
                return Optional.of(new Problem("unknown", Map.of("role", key)));
            }
        }
        List<Grant> live = grants.ofPerson(wish.person()).stream()
                .filter(grant -> wish.roles().contains(grant.key()))
                .toList();
        Optional<Problem> pending = live.stream()
                .filter(grant -> grant.state().equals("asked") || grant.state().equals("granting"))
                .findFirst()
                .map(grant -> problem("pending", grant.key()));
        return pending.or(() -> live.stream()
                .filter(grant -> grant.validUntil() == null || grant.state().equals("removing"))
                .findFirst()
                .map(grant -> problem("held", grant.key())));
    }

    private Optional<Problem> forGood(Wish wish) {
        Optional<Problem> limited = asked(wish).stream()
                .filter(role -> !role.isForGood())
                .findFirst()
                .map(role -> new Problem(
                        "limited",
                        Map.of(
                                "role",
                                name(role),
                                "days",
                                Optional.ofNullable(role.longestDays()).orElse(0))));
        return limited.or(() -> weighing.weigh(wish).isConflict()
                ? Optional.of(new Problem("conflict", Map.of("pairs", pairs(wish, " "))))
                : Optional.empty());
    }

    private Optional<Problem> until(Wish wish) {
        LocalDate from = wish.from();
        LocalDate until = wish.until();
        Long days = wish.days();
        if (from == null || until == null || days == null) {
            return Optional.empty();
        }
        if (until.isBefore(from)) {
            return Optional.of(problem("beforeFrom"));
        }
        Optional<Problem> tooLong = asked(wish).stream()
                .filter(role -> role.longestDays() != null && days > role.longestDays())
                .findFirst()
                .map(role -> latest(
                        "tooLongHeld",
                        name(role),
                        from,
                        Optional.ofNullable(role.longestDays()).orElse(0)));
        return tooLong.or(() -> notLonger(wish, until))
                .or(() -> days > CONFLICT_DAYS && weighing.weigh(wish).isConflict()
                        ? Optional.of(conflict(wish, from))
                        : Optional.empty());
    }

    /** What is held may be asked for to be held longer only. */
    private Optional<Problem> notLonger(Wish wish, LocalDate until) {
        for (Grant grant : grants.ofPerson(wish.person())) {
            LocalDate end = grant.validUntil();
            if (end != null && wish.roles().contains(grant.key()) && !until.isAfter(end)) {
                return Optional.of(
                        new Problem("notLonger", Map.of("role", name(grant.key()), "end", formats.date(end))));
            }
        }
        return Optional.empty();
    }

    private Problem conflict(Wish wish, LocalDate from) {
        Map<String, Object> values =
                new HashMap<>(latest("conflict", "", from, CONFLICT_DAYS).arguments());
        values.put("pairs", pairs(wish, " "));
        return new Problem("conflict", values);
    }

    private Problem latest(String kind, String role, LocalDate from, long days) {
        return new Problem(kind, Map.of("role", role, "days", days, "latest", formats.date(from.plusDays(days - 1))));
    }

    private List<AccessRole> asked(Wish wish) {
        List<AccessRole> asked = new ArrayList<>();
        wish.roles().forEach(key -> systems.role(key).ifPresent(asked::add));
        return asked;
    }

    private static Problem problem(String kind) {
        return new Problem(kind, Map.of());
    }

    private Problem problem(String kind, String key) {
        return new Problem(kind, Map.of("role", name(key)));
    }

    private String name(String key) {
        return words.role(key, LocaleContextHolder.getLocale());
    }

    private String name(AccessRole role) {
        return name(role.key());
    }

    @Override
    public String template() {
        return "access/before";
    }

    @Override
    public Object shown(String client, Map<String, Object> answers, Locale locale) {
        Weighed weighed = weighing.weigh(Wish.of(client, answers));
        return new Shown(
                words.told(weighed.of(Kind.CONFLICT), locale),
                words.told(weighed.of(Kind.NEED), locale),
                Optional.ofNullable(weighed.manager())
                        .flatMap(staff::find)
                        .map(member -> member.displayName(locale))
                        .orElse(null));
    }
}
