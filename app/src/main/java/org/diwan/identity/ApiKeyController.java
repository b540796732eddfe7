package org.diwan.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The API keys of a partner: makes them, each shown once, and ends them. */
@Controller
@RequestMapping("/claims/keys")
@Needs(Permission.CLAIMS_KEYS)
class ApiKeyController {

    private static final int LONGEST_NAME = 60;
    private static final String LIST = "redirect:/claims/keys";

    /** Days that a key may be valid for. */
    private static final List<Integer> DAYS = List.of(30, 90, 180, 365, 730);

    private static final String YEAR = "365";

    private final ApiKeys keys;

    ApiKeyController(ApiKeys keys) {
        this.keys = keys;
    }

    /** What went wrong: the key of a text, and the field it is about. */
    record Problem(String key, String field) {}

    @ModelAttribute("days")
    List<Integer> days() {
        return DAYS;
    }

    @ModelAttribute("scopes")
    List<String> scopes() {
        return EnumSet.allOf(Scope.class).stream().map(Scope::code).toList();
    }

    @GetMapping
    String list(@AuthenticationPrincipal SignedIn user, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        model.addAttribute("keys", keys.of(party(user)));
        return "identity/keys";
    }

    /** Answers with the key at once: it is kept nowhere, not even on the way to a next page. */
    @PostMapping
    String make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(name = "scope", required = false) Set<String> wanted,
            @RequestParam(name = "days", defaultValue = YEAR) int validFor,
            @AuthenticationPrincipal SignedIn user,
            HttpServletResponse response,
            Model model) {
        String plain = name.strip();
        Set<Scope> chosen = chosen(wanted == null ? Set.of() : wanted);
        Optional<Problem> problem = problem(plain, chosen);
        if (problem.isPresent() || !DAYS.contains(validFor)) {
            return refused(problem.orElse(new Problem("days", "days")), user, response, model);
        }
        Optional<String> key = keys.make(party(user), user.userName(), plain, chosen, Duration.ofDays(validFor));
        if (key.isEmpty()) {
            return refused(new Problem("many", "name"), user, response, model);
        }
        model.addAttribute("fresh", key.get());
        return list(user, response, model);
    }

    private static Optional<Problem> problem(String name, Set<Scope> chosen) {
        if (name.isEmpty()) {
            return Optional.of(new Problem("name.none", "name"));
        }
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(new Problem("name.long", "name"));
        }
        return chosen.isEmpty() ? Optional.of(new Problem("scope.none", "scope-0")) : Optional.empty();
    }

    private static Set<Scope> chosen(Set<String> codes) {
        Set<Scope> chosen = EnumSet.allOf(Scope.class);
        chosen.removeIf(scope -> !codes.contains(scope.code()));
        return chosen;
    }

    private String refused(Problem problem, SignedIn user, HttpServletResponse response, Model model) {
        model.addAttribute("hasErrors", true);
        model.addAttribute("problem", problem);
        return list(user, response, model);
    }

    @GetMapping("/{id}/end")
    String ask(@PathVariable long id, @AuthenticationPrincipal SignedIn user, Model model) {
        model.addAttribute("key", find(id, user));
        return "identity/key-end";
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable long id, @AuthenticationPrincipal SignedIn user, RedirectAttributes afterwards) {
        ApiKey key = find(id, user);
        keys.end(key, party(user), user.userName());
        afterwards.addFlashAttribute("ended", key.name());
        return LIST;
    }

    private ApiKey find(long id, SignedIn user) {
        return keys.find(id, party(user)).orElseThrow(ApiKeyController::notFound);
    }

    private static String party(SignedIn user) {
        String party = user.partyId();
        if (party == null) {
            throw notFound();
        }
        return party;
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
