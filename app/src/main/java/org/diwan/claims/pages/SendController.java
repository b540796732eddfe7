package org.diwan.claims.pages;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.diwan.claims.ClaimRefusal;
import org.diwan.claims.check.ClaimFindings;
import org.diwan.claims.pages.ClaimUpload.NotTaken;
import org.diwan.claims.pages.ClaimUpload.Sent;
import org.diwan.claims.reason.Reason;
import org.diwan.claims.reason.ReasonWords;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.web.UploadLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sends a claim file, or checks it without sending. */
@Controller
@RequestMapping("/claims")
@Needs(Permission.CLAIMS_SUBMIT)
class SendController {

    private static final int SHOWN = 200;

    private final ClaimUpload upload;
    private final ReasonWords words;
    private final MessageSource messages;
    private final UploadLimits limits;

    SendController(ClaimUpload upload, ReasonWords words, MessageSource messages, UploadLimits limits) {
        this.upload = upload;
        this.words = words;
        this.messages = messages;
        this.limits = limits;
    }

    @ModelAttribute("most")
    long most() {
        return limits.maxBatchFileSize().toMegabytes();
    }

    @GetMapping("/send")
    String form() {
        return "claims/send";
    }

    @PostMapping("/send")
    String send(
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal SignedIn user,
            Locale locale,
            Model model,
            RedirectAttributes afterwards)
            throws IOException {
        try {
            Sent sent = upload.send(file, OwnFacility.of(user), user.userName());
            afterwards.addFlashAttribute(sent.known() ? "known" : "sent", true);
            return "redirect:/claims/batches/" + sent.reference();
        } catch (NotTaken e) {
            return refused(e, "claims/send", locale, model);
        }
    }

    @GetMapping("/check")
    String checkForm() {
        return "claims/check";
    }

    @PostMapping("/check")
    String check(
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal SignedIn user,
            Locale locale,
            Model model)
            throws IOException {
        try {
            ClaimFindings found = upload.check(file, OwnFacility.of(user));
            List<RefusedRow> rows = found.findings().stream()
                    .limit(SHOWN)
                    .map(one -> new ClaimRefusal(one, found.claimByRecord().get(one.record())))
                    .map(one -> RefusedRow.of(one, words, locale))
                    .toList();
            model.addAttribute("found", found);
            model.addAttribute("rows", rows);
            model.addAttribute("good", found.claims() - found.refusedClaims().size());
            return "claims/check";
        } catch (NotTaken e) {
            return refused(e, "claims/check", locale, model);
        }
    }

    private String refused(NotTaken e, String view, Locale locale, Model model) {
        Reason reason = e.reason();
        model.addAttribute("hasErrors", true);
        model.addAttribute(
                "error",
                reason == null
                        ? messages.getMessage("claims.file." + e.getMessage(), new Object[] {most()}, locale)
                        : words.in(reason, locale));
        return view;
    }
}
