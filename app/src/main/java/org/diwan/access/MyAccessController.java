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
    private final AccessReturns returns;
    private final Grants grants;
    private final StaffList staff;

    MyAccessController(
            AccessPages pages, AccessRequests requests, AccessReturns returns, Grants grants, StaffList staff) {
        this.pages = pages;
        this.requests = requests;
        this.returns = returns;
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

    @GetMapping("/{grant}/give-back")
    String ask(
            @PathVariable("grant") long id,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Grant grant = own(id, person);
        if (!AccessPages.mayGiveBack(grant)) {
            return told("access.not-given-back", flash);
        }
        model.addAttribute("grant", grant);
        model.addAttribute("role", pages.role(grant, locale));
        return "access/give-back";
    }

    @PostMapping("/{grant}/give-back")
    String giveBack(
            @PathVariable("grant") long id, @AuthenticationPrincipal SignedIn person, RedirectAttributes flash) {
        Grant grant = own(id, person);
        if (AccessPages.mayGiveBack(grant) && returns.isLastOne(grant)) {
            return told("access.last-one", flash);
        }
        boolean waits = AccessPages.mayGiveBack(grant) && giveBack(grant, person.userName());
        return told(waits ? "access.given-back" : "access.not-given-back", flash);
    }

    private Grant own(long id, SignedIn person) {
        return grants.find(id)
                .filter(one -> one.userName().equals(person.userName()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String told(String what, RedirectAttributes flash) {
        flash.addFlashAttribute("told", what);
        return "redirect:/account/access";
    }

    private boolean giveBack(Grant grant, String by) {
        if (grant.reference() != null) {
            return requests.giveBack(grant, by);
        }
        returns.begin(grant, by);
        return true;
    }
}
