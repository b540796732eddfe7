package org.diwan.identity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diwan.identity.Account.Kind;
import org.diwan.identity.UserAccounts.State;
import org.diwan.identity.UserAccounts.User;
import org.diwan.identity.UserAccounts.Wanted;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** The accounts, for those who look after them. */
@Controller
@Needs(Permission.USERS_SEE)
@RequestMapping("/admin/users")
class UserController {

    private static final int LINES = 50;
    private static final int LONGEST = 60;

    private final UserAccounts accounts;
    private final SignIns signIns;
    private final Sessions sessions;
    private final Authenticators authenticators;
    private final Departures departures;

    UserController(
            UserAccounts accounts,
            SignIns signIns,
            Sessions sessions,
            Authenticators authenticators,
            Departures departures) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.sessions = sessions;
        this.authenticators = authenticators;
        this.departures = departures;
    }

    /** A state to narrow the list to. */
    record Pill(String key, String path, boolean current) {}

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            @AuthenticationPrincipal SignedIn person,
            Model model) {
        String text = q.strip().substring(0, Math.min(LONGEST, q.strip().length()));
        var wanted = new Wanted(
                choice(Kind.values(), kind, Kind.STAFF),
                choice(State.values(), state, State.ALL),
                Arrays.stream(Role.values())
                        .filter(one -> one.name().equals(role))
                        .findFirst()
                        .orElse(null),
                text,
                person.unitFor(Permission.USERS_SEE));
        List<User> found = accounts.page(wanted, after, LINES, person.userName());
        boolean more = found.size() > LINES;
        model.addAttribute("wanted", wanted);
        model.addAttribute("users", more ? found.subList(0, LINES) : found);
        model.addAttribute(
                "next", more ? path(wanted, wanted.state(), found.get(LINES - 1).userName()) : null);
        model.addAttribute("first", after.isEmpty() ? null : path(wanted, wanted.state(), null));
        model.addAttribute("kinds", List.of(Kind.values()));
        model.addAttribute("roles", EnumSet.range(Role.CLERK, Role.OPERATOR));
        model.addAttribute(
                "pills",
                Arrays.stream(State.values())
                        .map(one -> new Pill(one.key(), path(wanted, one, null), one == wanted.state()))
                        .toList());
        return "identity/users";
    }

    private static <E extends Enum<E>> E choice(E[] all, String key, E otherwise) {
        return Arrays.stream(all)
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(key))
                .findFirst()
                .orElse(otherwise);
    }

    private static String path(Wanted wanted, State state, @Nullable String after) {
        var path = UriComponentsBuilder.fromPath("/admin/users")
                .queryParam("kind", wanted.kind().name().toLowerCase(Locale.ROOT))
                .queryParam("state", state.key());
        if (wanted.role() != null) {
            path.queryParam("role", wanted.role());
        }
        if (!wanted.text().isEmpty()) {
            path.queryParam("q", "{q}");
        }
        if (after != null) {
            path.queryParam("after", "{after}");
        }
        return path.encode()
                .buildAndExpand(Map.of("q", wanted.text(), "after", after == null ? "" : after))
                .toUriString();
    }

    @GetMapping("/{user}")
    String one(@PathVariable String user, @AuthenticationPrincipal SignedIn person, Model model) {
        User found = accounts.find(user, person.unitFor(Permission.USERS_SEE))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("user", found);
        model.addAttribute("signIns", signIns.lastOf(user));
        model.addAttribute("sessions", sessions.of(user, ""));
        model.addAttribute("appSince", authenticators.since(user).orElse(null));
        model.addAttribute("access", person.may(Permission.ACCESS_REPORT) && departures.isListed(user));
        model.addAttribute("manages", person.may(Permission.USERS_MANAGE) && !user.equals(person.userName()));
        return "identity/user";
    }
}
