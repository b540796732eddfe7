package org.diwan.access;

import java.util.Locale;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody who works here holds and has asked for; those who lead others see the same of them. */
@Controller
@RequestMapping("/account/access")
@Needs(Permission.ACCESS_OWN)
class MyAccessController {

    private final AccessPages pages;
    private final AccessRequests requests;
    private final Grants grants;
    private final StaffList staff;

    MyAccessController(AccessPages pages, AccessRequests requests, Grants grants, StaffList staff) {
        this.pages = pages;
        this.requests = requests;
        this.grants = grants;
        this.staff = staff;
    }

    @GetMapping
    String mine(@AuthenticationPrincipal SignedIn person, Locale locale, Model model) {
        model.addAttribute("lines", pages.lines(person.userName(), locale));
        model.addAttribute("leads", !staff.teamOf(person.userName()).isEmpty());
        return "access/mine";
    }

    @GetMapping("/team")
    String team(@AuthenticationPrincipal SignedIn person, Locale locale, Model model) {
        model.addAttribute(
                "team",
                staff.teamOf(person.userName()).stream()
                        .map(member -> pages.member(member, locale))
                        .toList());
        return "access/team";
    }

    @PostMapping("/{grant}/give-back")
    String giveBack(
            @PathVariable("grant") long id, @AuthenticationPrincipal SignedIn person, RedirectAttributes flash) {
        Grant grant = grants.find(id)
                .filter(one -> one.userName().equals(person.userName()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean waits = AccessPages.mayGiveBack(grant) && requests.giveBack(grant, person.userName());
        flash.addFlashAttribute("told", waits ? "access.given-back" : "access.not-given-back");
        return "redirect:/account/access";
    }
}
