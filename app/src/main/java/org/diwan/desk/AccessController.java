package org.diwan.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.diwan.cases.Acting;
import org.diwan.cases.CaseNotFound;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.registry.Person;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** In a client's window: access to the account on the net, for who shows the identity card. {@link ClientDoor} stands before. */
@Controller
@RequestMapping("/desk/clients/{party}/access")
@Needs(Permission.CLIENTS_ACCESS)
class AccessController {

    private final GiveAccess access;

    AccessController(GiveAccess access) {
        this.access = access;
    }

    @ModelAttribute
    Acting acting(HttpServletRequest request, @AuthenticationPrincipal SignedIn person) {
        Acting acting = Acting.of(request, person);
        if (acting.staff() == null) {
            throw new CaseNotFound(acting.client());
        }
        return acting;
    }

    @GetMapping
    String ask(@ModelAttribute(binding = false) Acting acting, @AuthenticationPrincipal SignedIn clerk, Model model) {
        return show(client(acting), clerk, Optional.empty(), model);
    }

    @PostMapping
    String give(
            @RequestParam(defaultValue = "") String card,
            @RequestParam(defaultValue = "") String way,
            @ModelAttribute(binding = false) Acting acting,
            @AuthenticationPrincipal SignedIn clerk,
            HttpServletResponse response,
            Model model,
            RedirectAttributes afterwards) {
        Person client = client(acting);
        if (card.isEmpty()) {
            return show(client, clerk, Optional.of("card"), model);
        }
        if (access.objection(client, clerk).isPresent()) {
            return show(client, clerk, Optional.empty(), model);
        }
        return switch (way) {
            case "office" -> tell(client, clerk, response, model);
            case "letter" -> write(client, clerk, model, afterwards);
            default -> show(client, clerk, Optional.of("way"), model);
        };
    }

    private String tell(Person client, SignedIn clerk, HttpServletResponse response, Model model) {
        Optional<String> pin = access.tell(client, clerk);
        if (pin.isEmpty()) {
            return show(client, clerk, Optional.of("closed"), model);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        model.addAttribute("client", client);
        model.addAttribute("pin", pin.get());
        return "desk/access-given";
    }

    private String write(Person client, SignedIn clerk, Model model, RedirectAttributes afterwards) {
        if (client.city() == null) {
            return show(client, clerk, Optional.of("address"), model);
        }
        if (!access.write(client, clerk)) {
            return show(client, clerk, Optional.of("waits"), model);
        }
        afterwards.addFlashAttribute("notice", "desk.access.ordered");
        return "redirect:/desk/clients/" + client.nationalId();
    }

    private String show(Person client, SignedIn clerk, Optional<String> problem, Model model) {
        model.addAttribute("client", client);
        model.addAttribute("objection", access.objection(client, clerk).orElse(null));
        model.addAttribute("problem", problem.orElse(null));
        model.addAttribute("hasErrors", problem.isPresent());
        return "desk/access";
    }

    private static Person client(Acting acting) {
        return Objects.requireNonNull(acting.person());
    }
}
