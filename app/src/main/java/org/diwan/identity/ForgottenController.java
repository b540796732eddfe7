package org.diwan.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** For who has no password, or none any more. The answer is the same whether there is such an account. */
@Controller
@RequestMapping("/sign-in/forgotten")
class ForgottenController {

    private final PinLetters letters;

    ForgottenController(PinLetters letters) {
        this.letters = letters;
    }

    @GetMapping
    String page() {
        return "identity/forgotten";
    }

    @PostMapping
    String ask(
            @RequestParam(name = "username", defaultValue = "") String typed, HttpServletRequest request, Model model) {
        String userName = TypedName.plain(typed);
        if (!userName.matches("\\d{10}")) {
            model.addAttribute("hasErrors", true);
            model.addAttribute("typed", typed);
            return "identity/forgotten";
        }
        List<String> askers = List.of(
                "address " + request.getRemoteAddr(),
                "session " + request.getSession().getId());
        if (!letters.wish(userName, askers)) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        model.addAttribute("asked", true);
        return "identity/forgotten";
    }
}
