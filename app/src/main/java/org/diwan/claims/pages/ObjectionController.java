package org.diwan.claims.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.diwan.cases.CaseStatus;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.diwan.cases.PostedForms;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.diwan.claims.Reviews;
import org.diwan.forms.Answers;
import org.diwan.forms.Forms;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.web.Formats;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A facility objects to denied lines of a claim; another reviewer than the first decides. */
@Controller
@RequestMapping("/claims/batches/{reference}/claims/{id}/object")
@Needs(Permission.CLAIMS_SUBMIT)
class ObjectionController {

    private final Batches batches;
    private final ClaimEntries claims;
    private final Reviews reviews;
    private final Services services;
    private final Forms forms;
    private final PostedForms posts;
    private final Cases cases;
    private final Formats formats;
    private final MessageSource messages;

    ObjectionController(
            Batches batches,
            ClaimEntries claims,
            Reviews reviews,
            Services services,
            Forms forms,
            PostedForms posts,
            Cases cases,
            Formats formats,
            MessageSource messages) {
        this.batches = batches;
        this.claims = claims;
        this.reviews = reviews;
        this.services = services;
        this.forms = forms;
        this.posts = posts;
        this.cases = cases;
        this.formats = formats;
        this.messages = messages;
    }

    /** What is objected to: a claim of the facility's own batch. */
    private record Objected(BatchEntry batch, ClaimEntry claim, Set<Integer> lines) {

        String page() {
            return "/claims/batches/" + batch.reference() + "/claims/" + claim.id();
        }
    }

    @GetMapping
    String form(
            @PathVariable String reference,
            @PathVariable long id,
            @AuthenticationPrincipal SignedIn user,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Objected objected = find(reference, id, user);
        return objected.lines().isEmpty() ? late(objected, flash) : show(objected, Answers.of(Map.of()), locale, model);
    }

    @PostMapping
    String send(
            @PathVariable String reference,
            @PathVariable long id,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn user,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Objected objected = find(reference, id, user);
        if (objected.lines().isEmpty()) {
            return late(objected, flash);
        }
        String key = "claim-objection/" + id + "/" + reviews.count(id);
        Answers answers = posts.read(service().startForm(), request, key, user.userName(), facts(objected, locale));
        if (!answers.complete()) {
            return show(objected, answers, locale, model);
        }
        String review = cases.submit(
                new NewCase(Reviews.SERVICE, OwnFacility.of(user), user.userName(), "web", answers.values(), key));
        if (cases.find(review)
                .filter(file -> file.status() == CaseStatus.REFUSED)
                .isPresent()) {
            return late(objected, flash);
        }
        flash.addFlashAttribute("told", "claims.object.sent");
        return "redirect:" + objected.page();
    }

    private Objected find(String reference, long id, SignedIn user) {
        BatchEntry batch = batches.find(reference, OwnFacility.of(user)).orElseThrow(OwnFacility::notFound);
        ClaimEntry claim = claims.find(batch.id(), id).orElseThrow(OwnFacility::notFound);
        return new Objected(batch, claim, reviews.objectable(id));
    }

    private static String late(Objected objected, RedirectAttributes flash) {
        flash.addFlashAttribute("notice", "claims.object.none");
        return "redirect:" + objected.page();
    }

    private String show(Objected objected, Answers answers, Locale locale, Model model) {
        Service service = service();
        model.addAttribute("batch", objected.batch());
        model.addAttribute("claim", objected.claim());
        model.addAttribute(
                "form",
                forms.view(
                        service.startForm(), answers.beside(facts(objected, locale)), service.texts(locale), locale));
        model.addAttribute("hasErrors", !answers.valid());
        return "claims/object";
    }

    /** What the form is told: which claim it is, and the lines to choose from. */
    private Map<String, Object> facts(Objected objected, Locale locale) {
        List<Map<String, Object>> denied = claims.lines(objected.claim().id()).stream()
                .filter(line -> objected.lines().contains(line.lineNo()))
                .map(line ->
                        Map.<String, Object>of("value", String.valueOf(line.lineNo()), "label", label(line, locale)))
                .toList();
        return Map.of(
                "kind",
                "objection",
                "batch",
                objected.batch().reference(),
                "claim",
                objected.claim().claimNo(),
                "denied",
                denied);
    }

    private String label(LineEntry line, Locale locale) {
        Object[] words = {line.lineNo(), line.serviceCode(), formats.money(line.amount(), line.currency())};
        return messages.getMessage("claims.object.line", words, locale);
    }

    private Service service() {
        return services.get(Reviews.SERVICE);
    }
}
