package org.diwan.claims.payment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.diwan.claims.ClaimPaymentFileTaken;
import org.diwan.claims.payment.OrderView.Shown;
import org.diwan.claims.payment.Preparation.Due;
import org.diwan.claims.payment.Preparation.Prepared;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.web.Formats;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The finance officers' pages on claims: what is due, orders that are prepared of it, and what became of each. */
@Controller
@RequestMapping("/payments/claims")
@Needs(Permission.PAYMENTS_SEE)
class ClaimPaymentController {

    private static final int LINES = 25;
    private static final String ALL = "";

    private final Preparation preparation;
    private final Approval approval;
    private final OrderLists lists;
    private final OrderView views;
    private final Orders orders;
    private final Formats formats;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    ClaimPaymentController(
            Preparation preparation,
            Approval approval,
            OrderLists lists,
            OrderView views,
            Orders orders,
            Formats formats,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.preparation = preparation;
        this.approval = approval;
        this.lists = lists;
        this.views = views;
        this.orders = orders;
        this.formats = formats;
        this.transaction = transaction;
        this.events = events;
    }

    /** A way to narrow the list of orders. */
    record Pill(String state, long count, boolean current) {}

    /** An amount in one currency. */
    record Total(String currency, BigDecimal amount) {}

    @GetMapping
    String list(
            @RequestParam(defaultValue = ALL) String state,
            @RequestParam(name = "page", defaultValue = "1") int asked,
            Model model) {
        String shown = OrderLists.states().contains(state) ? state : ALL;
        Map<String, Long> counts = lists.counts();
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long count = shown.equals(ALL) ? all : counts.getOrDefault(shown, 0L);
        int last = (int) Math.max(1, (count + LINES - 1) / LINES);
        int at = Math.min(Math.max(1, asked), last);
        model.addAttribute("due", preparation.due());
        model.addAttribute(
                "pills",
                Stream.concat(Stream.of(ALL), OrderLists.states().stream().filter(counts::containsKey))
                        .map(one ->
                                new Pill(one, one.equals(ALL) ? all : counts.getOrDefault(one, 0L), one.equals(shown)))
                        .toList());
        model.addAttribute("orders", lists.page(shown, LINES, (at - 1) * LINES));
        model.addAttribute("shown", shown);
        model.addAttribute("pageNumber", at);
        model.addAttribute("pageCount", last);
        return "payments/list";
    }

    /** What would be ordered, to be confirmed. */
    @GetMapping("/prepare")
    @Needs(Permission.PAYMENTS_PREPARE)
    String confirm(@RequestParam(name = "key", defaultValue = "") List<String> keys, Model model) {
        List<Due> chosen = chosen(keys);
        if (chosen.isEmpty()) {
            return "redirect:/payments/claims";
        }
        model.addAttribute("chosen", chosen);
        model.addAttribute("totals", totals(chosen));
        return "payments/prepare";
    }

    @PostMapping("/prepare")
    @Needs(Permission.PAYMENTS_PREPARE)
    String prepare(
            @RequestParam(name = "key", defaultValue = "") List<String> keys,
            @AuthenticationPrincipal SignedIn officer,
            RedirectAttributes afterwards) {
        List<Prepared> done = chosen(keys).stream()
                .map(one -> preparation.prepare(one.payable(), officer.userName()))
                .toList();
        afterwards.addFlashAttribute("prepared", done);
        return "redirect:/payments/claims";
    }

    /** What one officer approves at once, to be confirmed. */
    @GetMapping("/approve")
    @Needs(Permission.PAYMENTS_APPROVE)
    String confirmApproval(@RequestParam(name = "order", defaultValue = "") List<String> references, Model model) {
        List<Shown> chosen = references.stream()
                .distinct()
                .flatMap(one -> Stream.ofNullable(views.of(one)))
                .toList();
        if (chosen.isEmpty()) {
            return "redirect:/payments/claims?state=prepared";
        }
        model.addAttribute("chosen", chosen);
        return "payments/approve";
    }

    /** What became of the approval of an order. */
    record Approved(String reference, String result) implements Serializable {}

    @PostMapping("/approve")
    @Needs(Permission.PAYMENTS_APPROVE)
    String approve(
            @RequestParam(name = "order", defaultValue = "") List<String> references,
            @AuthenticationPrincipal SignedIn officer,
            RedirectAttributes afterwards) {
        List<Approved> done = new ArrayList<>();
        for (String one : references) {
            String result = approval.approve(one, officer.userName()).name();
            done.add(new Approved(one, result.toLowerCase(Locale.ROOT).replace('_', '-')));
        }
        afterwards.addFlashAttribute("approved", done);
        return "redirect:/payments/claims";
    }

    @GetMapping("/{reference}")
    String one(
            @PathVariable String reference,
            @RequestParam(name = "page", defaultValue = "1") int asked,
            @AuthenticationPrincipal SignedIn officer,
            Model model) {
        Shown shown = shown(reference);
        int last = (int) Math.max(1, (shown.lines() + LINES - 1) / LINES);
        int at = Math.min(Math.max(1, asked), last);
        model.addAttribute("called", formats.reference(reference));
        model.addAttribute("shown", shown);
        model.addAttribute("lines", lists.lines(reference, LINES, (at - 1) * LINES));
        model.addAttribute("task", approval.task(reference).orElse(null));
        model.addAttribute("own", shown.order().preparedBy().equals(officer.userName()));
        model.addAttribute("pageNumber", at);
        model.addAttribute("pageCount", last);
        return "payments/order";
    }

    @GetMapping("/{reference}/pain.001.xml")
    void file(@PathVariable String reference, @AuthenticationPrincipal SignedIn officer, HttpServletResponse response)
            throws IOException {
        Order order = shown(reference).order();
        if (order.sentAt() == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        byte[] content = orders.file(order);
        transaction.executeWithoutResult(
                status -> events.publishEvent(new ClaimPaymentFileTaken(reference, officer.userName())));
        response.setContentType(MediaType.APPLICATION_XML_VALUE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(reference + ".xml")
                        .build()
                        .toString());
        response.getOutputStream().write(content);
    }

    private List<Due> chosen(List<String> keys) {
        return preparation.due().stream()
                .filter(one -> keys.contains(one.payable().key()))
                .toList();
    }

    private static List<Total> totals(List<Due> chosen) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        chosen.forEach(one -> sums.merge(one.payable().currency(), one.payable().amount(), BigDecimal::add));
        return sums.entrySet().stream()
                .map(sum -> new Total(sum.getKey(), sum.getValue()))
                .toList();
    }

    private Shown shown(String reference) {
        Shown shown = views.of(reference);
        if (shown == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return shown;
    }
}
