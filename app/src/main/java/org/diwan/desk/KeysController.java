package org.diwan.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.web.Page;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The shortcuts of the desk, and the switch that turns them off: speech and a restless hand press keys unmeant. */
@Controller
@RequestMapping("/desk/keys")
@Needs(Permission.TASKS_WORK)
class KeysController {

    private static final List<String> KEYS = List.of("j", "k", "x", "o", "n", "/", "c", "d", "u", "?");

    @GetMapping
    String show(Model model) {
        model.addAttribute("keys", KEYS);
        return "desk/keys";
    }

    @PostMapping
    String change(@RequestParam boolean on, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(Page.NO_KEYS, "yes")
                .path("/")
                .maxAge(on ? Duration.ZERO : Duration.ofDays(365))
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return "redirect:/desk/keys";
    }
}
