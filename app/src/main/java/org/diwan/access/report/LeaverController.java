package org.diwan.access.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.diwan.access.AccessReportTaken;
import org.diwan.access.StaffList;
import org.diwan.access.StaffMember;
import org.diwan.access.leaving.Leavers;
import org.diwan.access.leaving.Proofs;
import org.diwan.access.report.ReportCells.Cell;
import org.diwan.cases.Documents.Document;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

/** A person and what they may do; the security officer says that they have left. */
@Controller
@Needs(Permission.ACCESS_REPORT)
@RequestMapping("/admin/access")
class LeaverController {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 1000;
    private static final int MOST = 200;

    private final StaffList staff;
    private final Leavers leavers;
    private final Proofs proofs;
    private final ReportRows rows;
    private final ReportCells cells;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    LeaverController(
            StaffList staff,
            Leavers leavers,
            Proofs proofs,
            ReportRows rows,
            ReportCells cells,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.staff = staff;
        this.leavers = leavers;
        this.proofs = proofs;
        this.rows = rows;
        this.cells = cells;
        this.transaction = transaction;
        this.events = events;
    }

    @GetMapping("/people/{user}")
    String person(
            @PathVariable("user") String userName,
            @AuthenticationPrincipal SignedIn reader,
            Locale locale,
            Model model) {
        StaffMember member = find(userName);
        ReportFilter all = new ReportFilter(userName, "", "", "all");
        model.addAttribute("member", member);
        model.addAttribute("manager", name(member.manager(), locale));
        model.addAttribute("deputy", name(member.deputy(), locale));
        model.addAttribute("columns", GrantReports.GRANTS.columns());
        model.addAttribute(
                "heads",
                Stream.concat(
                                GrantReports.GRANTS.columns().stream()
                                        .skip(2)
                                        .map(column -> new ReportController.Head(
                                                column.kind().name().toLowerCase(Locale.ROOT),
                                                cells.head(column, locale))),
                                cells.auditHead(reader, locale).stream())
                        .toList());
        model.addAttribute(
                "lines",
                rows.page(GrantReports.GRANTS, all, locale, MOST, 0).stream()
                        .filter(row -> userName.equals(row.userName()))
                        .map(row -> Stream.concat(
                                        tail(cells.shown(GrantReports.GRANTS, row, locale)).stream(),
                                        cells.audit(GrantReports.GRANTS, row, reader, locale).stream())
                                .toList())
                        .toList());
        model.addAttribute("running", leavers.running(userName).orElse(null));
        model.addAttribute("proofs", proofs.of(userName));
        model.addAttribute("mayEnd", mayEnd(reader, userName));
        return "rights/person";
    }

    private static List<Cell> tail(List<Cell> cells) {
        return cells.subList(2, cells.size());
    }

    /** Nobody ends their own access: whoever leaves last would leave no proof of who ordered it. */
    private static boolean mayEnd(SignedIn reader, String userName) {
        return reader.may(Permission.ACCESS_ORDER) && !reader.userName().equals(userName);
    }

    @Needs(Permission.ACCESS_ORDER)
    @PostMapping("/people/{user}/left")
    String left(
            @PathVariable("user") String userName,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean sure,
            @AuthenticationPrincipal SignedIn officer,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        StaffMember member = find(userName);
        if (!mayEnd(officer, userName)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String why = reason.strip();
        boolean said = why.length() >= SHORTEST && why.length() <= LONGEST;
        if (!said || !sure) {
            model.addAttribute("reasonWrong", !said);
            model.addAttribute("sureWrong", !sure);
            model.addAttribute("reason", reason);
            model.addAttribute("hasErrors", true);
            return person(userName, officer, locale, model);
        }
        flash.addFlashAttribute("leaving", member.displayName(locale));
        flash.addFlashAttribute("reference", leavers.begin(userName, officer.userName(), why));
        return "redirect:/admin/access/leavers";
    }

    @GetMapping("/leavers/{reference}/proof-{language:en|ar}.pdf")
    ResponseEntity<byte[]> proof(
            @PathVariable String reference, @PathVariable String language, @AuthenticationPrincipal SignedIn reader) {
        Document proof =
                proofs.find(reference, language).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        transaction.executeWithoutResult(
                status -> events.publishEvent(new AccessReportTaken(reader.userName(), "proof", reference)));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(proof.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(proof.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(proof.content());
    }

    private String name(@Nullable String userName, Locale locale) {
        return userName == null
                ? ""
                : staff.find(userName).map(one -> one.displayName(locale)).orElse(userName);
    }

    private StaffMember find(String userName) {
        return staff.find(userName).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
