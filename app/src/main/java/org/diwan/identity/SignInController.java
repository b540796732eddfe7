package org.diwan.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.diwan.web.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page; the form it holds is taken by {@link PasswordSignIn}. */
@Controller
class SignInController {

    private final Settings settings;
    private final OidcProperties provider;
    private final Clock clock;

    SignInController(Settings settings, OidcProperties provider, Clock clock) {
        this.settings = settings;
        this.provider = provider;
        this.clock = clock;
    }

    @GetMapping("/sign-in")
    String form(@AuthenticationPrincipal @Nullable SignedIn person, HttpServletRequest request, Model model) {
        if (person != null) {
            return "redirect:" + AfterSignIn.homeOf(person);
        }
        if (request.getParameter("again") != null) {
            HalfSignIn.forget(request);
        }
        Optional<HalfSignIn> half = HalfSignIn.of(request, clock.instant());
        if (half.isPresent()) {
            return "redirect:" + half.get().owed().page();
        }
        Optional<AfterRefusal.Refused> refused = AfterRefusal.before(request);
        model.addAttribute("refused", refused.orElse(null));
        model.addAttribute("late", request.getParameter("late") != null);
        Optional<String> refusedByProvider = AfterProvider.refused(request);
        model.addAttribute("refusedByProvider", refusedByProvider.orElse(null));
        model.addAttribute("hasErrors", refused.isPresent() || refusedByProvider.isPresent());
        model.addAttribute("provider", provider.isOn() ? OidcDoor.TO + OidcProvider.ID : null);
        model.addAttribute("providerLabel", provider.label());
        model.addAttribute("demoAccounts", settings.demo() ? DemoAccounts.userNames() : List.of());
        model.addAttribute("demoPassword", DemoAccounts.PASSWORD);
        return "identity/sign-in";
    }
}
