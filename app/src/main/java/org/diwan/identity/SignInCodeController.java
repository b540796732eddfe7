package org.diwan.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.diwan.identity.HalfSignIn.Owed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks who has an authenticator app for its code, between the password and the house. */
@Controller
@RequestMapping("/sign-in/code")
class SignInCodeController {

    private final SecondFactors factors;
    private final SignInEnd end;
    private final Clock clock;

    SignInCodeController(SecondFactors factors, SignInEnd end, Clock clock) {
        this.factors = factors;
        this.end = end;
        this.clock = clock;
    }

    @GetMapping
    String page(HttpServletRequest request) {
        return half(request).isPresent() ? "identity/sign-in-code" : "redirect:/sign-in";
    }

    @PostMapping
    @Nullable
    String check(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException, ServletException {
        HalfSignIn half = half(request).orElse(null);
        if (half == null) {
            return "redirect:/sign-in";
        }
        Optional<SecondFactors.Problem> problem = factors.check(half.userName(), code, request.getRemoteAddr());
        if (problem.isPresent()) {
            model.addAttribute("problem", problem.get());
            model.addAttribute("hasErrors", true);
            return "identity/sign-in-code";
        }
        end.finish(half, true, request, response);
        return null;
    }

    private Optional<HalfSignIn> half(HttpServletRequest request) {
        return HalfSignIn.of(request, Owed.CODE, clock.instant());
    }
}
