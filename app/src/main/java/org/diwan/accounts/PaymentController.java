package org.diwan.accounts;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import java.util.Locale;
import org.diwan.accounts.PaymentRuns.Outcome;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.web.Formats;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The finance officers' pages: what was paid, what is due, and the button that pays it. */
@Controller
@RequestMapping("/payments")
@Needs(Permission.PAYMENTS_SEE)
class PaymentController {

    private static final int RUNS = 36;
    private static final int LINES = 25;

    private final PaymentRuns runs;

    private final Formats formats;

    PaymentController(PaymentRuns runs, Formats formats) {
        this.runs = runs;
        this.formats = formats;
    }

    @GetMapping
    String list(Model model) {
        PaymentCalendar.Run next = runs.next();
        model.addAttribute("next", next);
        model.addAttribute("canRun", runs.canRun(next));
        model.addAttribute("runs", runs.last(RUNS));
        return "accounts/payments";
    }

    /** What would be paid, to be confirmed. */
    @GetMapping("/{month}/run")
    @Needs(Permission.PAYMENTS_RUN)
    String confirm(@PathVariable YearMonth month, Model model) {
        PaymentCalendar.Run next = runs.next();
        if (!next.month().equals(month) || !runs.canRun(next)) {
            return runs.find(month).isPresent() ? "redirect:/payments/" + month : "redirect:/payments";
        }
        model.addAttribute("monthName", formats.month(month));
        model.addAttribute("next", next);
        model.addAttribute("due", runs.due(next));
        return "accounts/payment-confirm";
    }

    @PostMapping("/{month}/run")
    @Needs(Permission.PAYMENTS_RUN)
    String run(
            @PathVariable YearMonth month, @AuthenticationPrincipal SignedIn officer, RedirectAttributes afterwards) {
        Outcome outcome = runs.run(month, officer.userName());
        afterwards.addFlashAttribute(
                "outcome", outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        boolean paid = outcome == Outcome.PAID || outcome == Outcome.ALREADY_PAID;
        return paid ? "redirect:/payments/" + month : "redirect:/payments";
    }

    @GetMapping("/{month}")
    String one(@PathVariable YearMonth month, @RequestParam(name = "page", defaultValue = "1") int asked, Model model) {
        PaymentRun run = find(month);
        int last = (int) Math.max(1, (run.omitted() + LINES - 1) / LINES);
        int at = Math.min(Math.max(1, asked), last);
        model.addAttribute("monthName", formats.month(month));
        model.addAttribute("run", run);
        model.addAttribute("omitted", runs.omitted(month, LINES, (at - 1) * LINES));
        model.addAttribute("pageNumber", at);
        model.addAttribute("pageCount", last);
        return "accounts/payment-run";
    }

    @GetMapping("/{month}/pain.001.xml")
    void file(@PathVariable YearMonth month, @AuthenticationPrincipal SignedIn officer, HttpServletResponse response)
            throws IOException {
        PaymentRun run = find(month);
        if (run.count() == 0) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        response.setContentType(MediaType.APPLICATION_XML_VALUE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(run.fileName()).build().toString());
        runs.handOut(run, officer.userName(), response.getOutputStream());
    }

    private PaymentRun find(YearMonth month) {
        return runs.find(month).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
