package org.diwan.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.web.SafeCsv;
import org.diwan.web.SpooledFile;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The auditor's page. Looking at the audit is in the audit too. */
@Controller
@Needs(Permission.AUDIT_READ)
@RequestMapping("/admin/audit")
class AuditController {

    private static final String HERE = "redirect:/admin/audit";

    private final AuditSearch search;
    private final AuditWords words;
    private final AuditExport export;
    private final AuditGuard guard;
    private final ChainChecks checks;
    private final Heads heads;
    private final ChainPin pin;
    private final Audit audit;
    private final TransactionTemplate transactions;

    AuditController(
            AuditSearch search,
            AuditWords words,
            AuditExport export,
            AuditGuard guard,
            ChainChecks checks,
            Heads heads,
            ChainPin pin,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.search = search;
        this.words = words;
        this.export = export;
        this.guard = guard;
        this.checks = checks;
        this.heads = heads;
        this.pin = pin;
        this.audit = audit;
        this.transactions = new TransactionTemplate(transactions);
    }

    @GetMapping
    String page(
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @Nullable String act,
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String before,
            @AuthenticationPrincipal SignedIn user,
            Model model) {
        AuditFilter filter = AuditFilter.of(who, act, object, from, to);
        tell(user, "audit-searched", filter.asked());
        List<AuditLine> found = filter.isWhole() ? search.page(filter, before) : List.of();
        boolean more = found.size() > AuditSearch.LINES;
        List<AuditLine> lines = more ? found.subList(0, AuditSearch.LINES) : found;
        model.addAttribute("filter", filter);
        model.addAttribute("hasErrors", !filter.isWhole());
        model.addAttribute("lines", lines);
        model.addAttribute("words", words.reading());
        model.addAttribute("acts", words.acts(search.acts()));
        model.addAttribute("state", state());
        model.addAttribute("mayExport", user.may(Permission.AUDIT_EXPORT));
        model.addAttribute("first", before == null ? null : "/admin/audit" + filter.query());
        model.addAttribute(
                "next",
                more
                        ? "/admin/audit" + filter.query() + "before=" + AuditSearch.behind(lines.get(lines.size() - 1))
                        : null);
        model.addAttribute("excerpt", "/admin/audit/export/entries.csv" + filter.query());
        return "audit/list";
    }

    private ChainState state() {
        return new ChainState(
                heads.sealed(),
                heads.last().orElse(null),
                search.lastVerification().orElse(null),
                guard.isAlterable(),
                !pin.holds());
    }

    /** Looks through the whole chain now. */
    @PostMapping("/verify")
    @Needs(Permission.AUDIT_EXPORT)
    String verify(@AuthenticationPrincipal SignedIn user, RedirectAttributes flash) {
        return checks.run(user.userName(), null, finding -> {}).isPresent() ? HERE : busy(flash);
    }

    private static String busy(RedirectAttributes flash) {
        flash.addFlashAttribute("busy", true);
        return HERE;
    }

    /** What was searched for, for spreadsheet programs. */
    @GetMapping("/export/entries.csv")
    @Needs(Permission.AUDIT_EXPORT)
    void excerpt(
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @Nullable String act,
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @AuthenticationPrincipal SignedIn user,
            HttpServletResponse response)
            throws IOException {
        AuditFilter filter = AuditFilter.of(who, act, object, from, to);
        Map<String, String> detail = new HashMap<>(filter.asked());
        detail.put("format", "csv");
        tell(user, "audit-exported", detail);
        try (SpooledFile file = new SpooledFile()) {
            write(filter, file.out());
            announce(response, "text/csv;charset=UTF-8", "audit.csv");
            file.sendTo(response.getOutputStream());
        }
    }

    private void write(AuditFilter filter, OutputStream out) throws IOException {
        try (SafeCsv csv = new SafeCsv(out)) {
            csv.row(List.of("position", "seq", "at", "who", "act", "act_text", "object_type", "object_id", "detail"));
            if (filter.isWhole()) {
                EntryWords inWords = words.reading();
                search.each(filter, line -> row(csv, line, inWords));
            }
        }
    }

    private static void row(SafeCsv csv, AuditLine line, EntryWords words) {
        try {
            csv.row(List.of(
                    line.position() == null ? "" : line.position(),
                    line.seq(),
                    line.at().toString(),
                    line.who(),
                    line.act(),
                    words.act(line.act()),
                    line.objectType(),
                    line.objectId(),
                    words.detail(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of it, to be verified without us. */
    @GetMapping("/export/chain.jsonl")
    @Needs(Permission.AUDIT_EXPORT)
    @Nullable
    String chain(@AuthenticationPrincipal SignedIn user, HttpServletResponse response, RedirectAttributes flash)
            throws IOException {
        tell(user, "audit-exported", Map.of("format", "jsonl"));
        try (SpooledFile file = new SpooledFile()) {
            Writer out = new OutputStreamWriter(file.out(), StandardCharsets.UTF_8);
            if (!export.write(out)) {
                return busy(flash);
            }
            out.flush();
            announce(response, "application/x-ndjson", "audit-chain.jsonl");
            file.sendTo(response.getOutputStream());
            return null;
        }
    }

    private void tell(SignedIn user, String act, Map<String, String> detail) {
        transactions.executeWithoutResult(
                transaction -> audit.record(user.userName(), act, "audit", "entries", detail));
    }

    private static void announce(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }
}
