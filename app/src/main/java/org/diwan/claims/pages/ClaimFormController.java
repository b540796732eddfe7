package org.diwan.claims.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.diwan.claims.intake.ClaimIntake;
import org.diwan.claims.pages.ClaimForm.Claim;
import org.diwan.claims.pages.ClaimUpload.NotTaken;
import org.diwan.claims.pages.ClaimUpload.Sent;
import org.diwan.forms.Answers;
import org.diwan.forms.FormView;
import org.diwan.identity.LateForm;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.web.Formats;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes one claim from a form: it becomes a file of one claim, and goes the way of files. */
@Controller
@RequestMapping("/claims/new")
@Needs(Permission.CLAIMS_SUBMIT)
class ClaimFormController {

    /** Pressed to look what is wrong and what it comes to, before it is sent. */
    private static final String CHECK = "_check";

    private final ClaimForm form;
    private final ClaimUpload upload;
    private final Formats formats;

    ClaimFormController(ClaimForm form, ClaimUpload upload, Formats formats) {
        this.form = form;
        this.upload = upload;
        this.formats = formats;
    }

    @GetMapping
    String ask(HttpServletRequest request, Locale locale, Model model) {
        Optional<HttpServletRequest> late = LateForm.of(request);
        late.ifPresent(kept -> model.addAttribute("late", true));
        return show(late.map(kept -> form.typed(posted(kept))).orElseGet(() -> form.begin(locale)), locale, model);
    }

    @PostMapping
    String answer(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn user,
            Locale locale,
            Model model,
            RedirectAttributes afterwards)
            throws IOException, NotTaken {
        Answers typed = form.typed(posted(request));
        if (typed.focus() != null) {
            return show(typed, locale, model);
        }
        String facility = OwnFacility.of(user);
        Claim claim = form.check(typed, facility, locale);
        if (claim.answers().valid() && request.getParameter(CHECK) == null) {
            Sent sent = upload.send(
                    new WrittenFile(
                            ClaimIntake.WRITTEN, claim.number().replaceAll("[/\\\\]", "-") + ".csv", claim.file()),
                    facility,
                    user.userName());
            afterwards.addFlashAttribute(sent.known() ? "known" : "sent", true);
            return "redirect:/claims/batches/" + sent.reference();
        }
        if (claim.answers().valid()) {
            model.addAttribute("total", formats.money(claim.total(), claim.currency()));
        }
        return show(claim.answers(), locale, model);
    }

    private String show(Answers answers, Locale locale, Model model) {
        FormView view = form.view(answers, locale);
        model.addAttribute("form", view);
        model.addAttribute("hasErrors", view.summary() != null);
        return "claims/new";
    }

    private static MultiValueMap<String, String> posted(HttpServletRequest request) {
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        request.getParameterMap().forEach((name, values) -> posted.put(name, Arrays.asList(values)));
        return posted;
    }
}
