package org.diwan.claims.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.diwan.cases.Documents.Document;
import org.diwan.claims.RuleTexts;
import org.diwan.claims.remittance.PaymentOrder;
import org.diwan.claims.remittance.PaymentOrders;
import org.diwan.claims.remittance.RemittanceLine;
import org.diwan.claims.remittance.Remittances;
import org.diwan.claims.remittance.Transfer;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.web.Formats;
import org.diwan.web.Languages;
import org.diwan.web.SafeCsv;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a facility was paid, and the remittance advice of each order. */
@Controller
@RequestMapping("/claims/payments")
@Needs(Permission.CLAIMS_SUBMIT)
class OwnPaymentController {

    private static final int ORDERS = 20;
    private static final List<String> COLUMNS = List.of(
            "order",
            "day",
            "batch",
            "file",
            "end_to_end_id",
            "claim_no",
            "line_no",
            "national_id",
            "service_date",
            "service_code",
            "quantity",
            "claimed",
            "approved",
            "paid",
            "currency",
            "outcome",
            "reason");

    private final PaymentOrders orders;
    private final Remittances remittances;
    private final RuleTexts ruleTexts;
    private final Formats formats;

    OwnPaymentController(PaymentOrders orders, Remittances remittances, RuleTexts ruleTexts, Formats formats) {
        this.orders = orders;
        this.remittances = remittances;
        this.ruleTexts = ruleTexts;
        this.formats = formats;
    }

    @GetMapping
    String list(
            @RequestParam(name = "page", defaultValue = "1") int asked,
            @AuthenticationPrincipal SignedIn user,
            Model model) {
        String facility = OwnFacility.of(user);
        int count = orders.count(facility);
        int last = Math.max(1, (count + ORDERS - 1) / ORDERS);
        int at = Math.min(Math.max(1, asked), last);
        model.addAttribute("count", count);
        model.addAttribute("orders", orders.of(facility, ORDERS, (at - 1) * ORDERS));
        model.addAttribute("pageNumber", at);
        model.addAttribute("pageCount", last);
        return "claims/payments";
    }

    @GetMapping("/{reference}")
    String one(@PathVariable String reference, @AuthenticationPrincipal SignedIn user, Model model) {
        PaymentOrder order = find(reference, user);
        model.addAttribute("order", order);
        model.addAttribute("number", formats.reference(reference));
        model.addAttribute("transfers", orders.transfers(reference));
        model.addAttribute(
                "languages",
                Languages.supported().stream().map(Locale::getLanguage).toList());
        return "claims/payment";
    }

    @GetMapping("/{reference}/remittance.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String language,
            @AuthenticationPrincipal SignedIn user,
            Locale locale) {
        Document pdf =
                remittances.pdf(settled(reference, user), Languages.of(language).orElse(locale));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(pdf.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(pdf.content());
    }

    @GetMapping("/{reference}/remittance.csv")
    void csv(@PathVariable String reference, @AuthenticationPrincipal SignedIn user, HttpServletResponse response)
            throws IOException {
        PaymentOrder order = settled(reference, user);
        ExportController.announce(response, ExportController.CSV, "remittance-" + reference + ".csv");
        try (SafeCsv csv = new SafeCsv(response.getOutputStream())) {
            csv.row(COLUMNS);
            remittances.lines(order, (transfer, line) -> csv.row(cells(order, transfer, line)));
        }
    }

    private List<@Nullable Object> cells(PaymentOrder order, Transfer transfer, RemittanceLine line) {
        String rule = line.rule();
        String args = line.args();
        return Arrays.asList(
                order.reference(),
                order.day(),
                transfer.batch(),
                transfer.fileName(),
                transfer.endToEndId(),
                line.claimNo(),
                line.lineNo(),
                line.nationalId(),
                line.serviceDate(),
                line.serviceCode(),
                line.quantity(),
                line.claimed(),
                line.approved(),
                line.paid(),
                line.currency(),
                line.outcome(),
                rule == null || args == null ? "" : ruleTexts.tell(rule, args, line.currency()));
    }

    private PaymentOrder settled(String reference, SignedIn user) {
        PaymentOrder order = find(reference, user);
        if (!order.isSettled()) {
            throw OwnFacility.notFound();
        }
        return order;
    }

    private PaymentOrder find(String reference, SignedIn user) {
        return orders.find(reference, OwnFacility.of(user))
                .filter(order -> !order.state().equals("dropped"))
                .orElseThrow(OwnFacility::notFound);
    }
}
