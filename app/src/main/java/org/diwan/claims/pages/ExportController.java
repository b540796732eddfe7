package org.diwan.claims.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.diwan.claims.ClaimRefusal;
import org.diwan.claims.RuleTexts;
import org.diwan.claims.check.ClaimColumn;
import org.diwan.claims.pages.ClaimEntries.Chunk;
import org.diwan.claims.reason.ReasonWords;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.web.SafeCsv;
import org.diwan.web.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Results, refused rows and templates as files. */
@Controller
@RequestMapping("/claims")
@Needs(Permission.CLAIMS_SUBMIT)
class ExportController {

    static final String CSV = "text/csv;charset=UTF-8";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int ROWS = 1_000;

    /** What the results say beside the columns of a claim file. */
    private static final List<String> BESIDE = List.of("outcome", "allowed", "rules", "reasons");

    private final Batches batches;
    private final ClaimEntries claims;
    private final RuleTexts ruleTexts;
    private final ReasonWords reasonWords;

    ExportController(Batches batches, ClaimEntries claims, RuleTexts ruleTexts, ReasonWords reasonWords) {
        this.batches = batches;
        this.claims = claims;
        this.ruleTexts = ruleTexts;
        this.reasonWords = reasonWords;
    }

    /** Where a row goes. */
    @FunctionalInterface
    private interface Rows {
        void add(List<? extends @Nullable Object> cells) throws IOException;
    }

    @GetMapping("/batches/{reference}/results.csv")
    void csv(@PathVariable String reference, @AuthenticationPrincipal SignedIn user, HttpServletResponse response)
            throws IOException {
        BatchEntry batch = find(reference, user);
        announce(response, CSV, batch.title() + "-results.csv");
        try (SafeCsv csv = new SafeCsv(response.getOutputStream())) {
            results(batch, csv::row);
        }
    }

    @GetMapping("/batches/{reference}/results.xlsx")
    void xlsx(
            @PathVariable String reference,
            @AuthenticationPrincipal SignedIn user,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        BatchEntry batch = find(reference, user);
        announce(response, XLSX, batch.title() + "-results.xlsx");
        try (Sheet sheet = new Sheet(
                response.getOutputStream(), "results", locale.getLanguage().equals("ar"))) {
            results(batch, sheet::row);
        }
    }

    private void results(BatchEntry batch, Rows rows) throws IOException {
        List<String> header = new ArrayList<>(ClaimColumn.KEYS);
        header.addAll(BESIDE);
        rows.add(header);
        Chunk chunk = claims.linesBehind(batch.id(), 0);
        while (!chunk.lines().isEmpty()) {
            for (LineEntry line : chunk.lines()) {
                rows.add(cells(batch, line));
            }
            chunk = claims.linesBehind(batch.id(), chunk.claim());
        }
    }

    private List<@Nullable Object> cells(BatchEntry batch, LineEntry line) {
        return Arrays.asList(
                line.claimNo(),
                line.lineNo(),
                batch.facilityId(),
                line.nationalId(),
                line.patientName(),
                line.serviceDate(),
                line.diagnosis(),
                line.serviceCode(),
                line.quantity(),
                line.unitPrice(),
                line.amount(),
                line.currency(),
                line.priorApproval(),
                line.outcome(),
                line.allowed(),
                String.join(" ", line.fired().stream().map(Fired::rule).toList()),
                line.fired().stream()
                        .map(fired -> ruleTexts.tell(fired.rule(), fired.args(), fired.currency()))
                        .collect(Collectors.joining(" ")));
    }

    @GetMapping("/batches/{reference}/rows.csv")
    void rows(
            @PathVariable String reference,
            @AuthenticationPrincipal SignedIn user,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        BatchEntry batch = find(reference, user);
        announce(response, CSV, batch.title() + "-not-taken.csv");
        try (SafeCsv csv = new SafeCsv(response.getOutputStream())) {
            csv.row(List.of("record", "claim_no", "column", "reason"));
            List<ClaimRefusal> some = batches.refusals(batch.id(), ROWS, 0);
            for (int from = ROWS; !some.isEmpty(); from += ROWS) {
                for (ClaimRefusal refusal : some) {
                    RefusedRow row = RefusedRow.of(refusal, reasonWords, locale);
                    csv.row(Arrays.asList(row.record(), row.claimNo(), row.column(), row.reason()));
                }
                some = batches.refusals(batch.id(), ROWS, from);
            }
        }
    }

    @GetMapping("/template.csv")
    void csvTemplate(HttpServletResponse response) throws IOException {
        announce(response, CSV, "claims.csv");
        try (SafeCsv csv = new SafeCsv(response.getOutputStream())) {
            csv.row(ClaimColumn.KEYS);
        }
    }

    @GetMapping("/template.xlsx")
    void xlsxTemplate(HttpServletResponse response) throws IOException {
        announce(response, XLSX, "claims.xlsx");
        try (Sheet sheet = new Sheet(response.getOutputStream(), "claims", false)) {
            sheet.row(ClaimColumn.KEYS);
        }
    }

    private BatchEntry find(String reference, SignedIn user) {
        return batches.find(reference, OwnFacility.of(user)).orElseThrow(OwnFacility::notFound);
    }

    static void announce(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }
}
