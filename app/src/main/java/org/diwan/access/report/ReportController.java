package org.diwan.access.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.diwan.access.AccessReportTaken;
import org.diwan.access.AccessRole;
import org.diwan.access.StaffList;
import org.diwan.access.Systems;
import org.diwan.access.report.ReportCells.Cell;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.web.SafeCsv;
import org.diwan.web.Sheet;
import org.diwan.web.SpooledFile;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Reports on access: how many of each, one on a page, one as a file. */
@Controller
@Needs(Permission.ACCESS_REPORT)
@RequestMapping("/admin/access")
class ReportController {

    private static final int LINES = 25;
    private static final ReportFilter EVERYTHING = new ReportFilter("", "", "", "");
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Reports reports;
    private final ReportRows rows;
    private final ReportCells cells;
    private final Systems systems;
    private final StaffList staff;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    ReportController(
            Reports reports,
            ReportRows rows,
            ReportCells cells,
            Systems systems,
            StaffList staff,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.reports = reports;
        this.rows = rows;
        this.cells = cells;
        this.systems = systems;
        this.staff = staff;
        this.transaction = transaction;
        this.events = events;
    }

    /** A way from one report to another, with how much is in it. */
    record Pill(String key, int count, boolean current) {}

    /** Something to choose. */
    record Choice(String value, String name, boolean current) {}

    /** A column's head. */
    record Head(String kind, String text) {}

    /** With {@code user}, the way to that person's page. */
    @GetMapping
    String overview(
            @RequestParam(defaultValue = "") String user,
            @AuthenticationPrincipal SignedIn reader,
            Locale locale,
            Model model) {
        if (staff.find(user).isPresent()) {
            return "redirect:/admin/access/people/" + user;
        }
        model.addAttribute("pills", pills("", locale));
        model.addAttribute(
                "people",
                reader.may(Permission.ACCESS_ORDER)
                        ? staff.here().stream()
                                .filter(member -> !member.userName().equals(reader.userName()))
                                .toList()
                        : List.of());
        return "rights/overview";
    }

    @GetMapping("/{report:grants|conflicts|dormant|differences|reviews|leavers}")
    String report(
            @PathVariable("report") String key,
            ReportFilter filter,
            @RequestParam(name = "page", defaultValue = "1") int asked,
            Locale locale,
            Model model) {
        Report report = find(key);
        int count = rows.count(report, filter, locale);
        int last = Math.max(1, (count + LINES - 1) / LINES);
        int at = Math.min(Math.max(1, asked), last);
        List<List<Cell>> lines = rows.page(report, filter, locale, LINES, (at - 1) * LINES).stream()
                .map(row -> cells.shown(report, row, locale))
                .toList();
        model.addAttribute("pills", pills(key, locale));
        model.addAttribute("report", report);
        model.addAttribute(
                "heads",
                report.columns().stream()
                        .map(column ->
                                new Head(column.kind().name().toLowerCase(Locale.ROOT), cells.head(column, locale)))
                        .toList());
        model.addAttribute("lines", lines);
        model.addAttribute("count", count);
        model.addAttribute("filter", filter);
        model.addAttribute("systems", systemChoices(filter, locale));
        model.addAttribute("roles", roleChoices(filter, locale));
        model.addAttribute("states", states(report));
        model.addAttribute("address", "/admin/access/" + key + filter.query() + "page=");
        model.addAttribute("pageNumber", at);
        model.addAttribute("pageCount", last);
        return "rights/report";
    }

    @GetMapping("/{report:grants|conflicts|dormant|differences|reviews|leavers}.csv")
    void csv(
            @PathVariable("report") String key,
            ReportFilter filter,
            @AuthenticationPrincipal SignedIn user,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Report report = find(key);
        try (SpooledFile file = new SpooledFile()) {
            try (SafeCsv csv = new SafeCsv(file.out())) {
                write(report, filter, locale, csv::row);
            }
            announce(response, "text/csv;charset=UTF-8", key + ".csv", user);
            file.sendTo(response.getOutputStream());
        }
    }

    @GetMapping("/{report:grants|conflicts|dormant|differences|reviews|leavers}.xlsx")
    void xlsx(
            @PathVariable("report") String key,
            ReportFilter filter,
            @AuthenticationPrincipal SignedIn user,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Report report = find(key);
        try (SpooledFile file = new SpooledFile()) {
            try (Sheet sheet = new Sheet(file.out(), key, locale.getLanguage().equals("ar"))) {
                write(report, filter, locale, sheet::row);
            }
            announce(response, XLSX, key + ".xlsx", user);
            file.sendTo(response.getOutputStream());
        }
    }

    /** Where a row goes. */
    @FunctionalInterface
    private interface Rows {
        void add(List<? extends @Nullable Object> cells) throws IOException;
    }

    private void write(Report report, ReportFilter filter, Locale locale, Rows file) throws IOException {
        file.add(cells.heads(report, locale));
        rows.all(report, filter, locale, row -> {
            try {
                file.add(cells.written(report, row, locale));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void announce(HttpServletResponse response, String type, String name, SignedIn user) {
        transaction.executeWithoutResult(status -> {
            String[] parts = name.split("\\.");
            events.publishEvent(new AccessReportTaken(user.userName(), parts[0], parts[1]));
        });
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }

    private Report find(String key) {
        return reports.find(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private List<Pill> pills(String current, Locale locale) {
        return reports.all().stream()
                .map(report -> new Pill(
                        report.key(),
                        rows.count(report, EVERYTHING, locale),
                        report.key().equals(current)))
                .toList();
    }

    private List<Choice> systemChoices(ReportFilter filter, Locale locale) {
        return systems.all().stream()
                .map(system ->
                        new Choice(system.id(), system.name(locale), system.id().equals(filter.system())))
                .toList();
    }

    /** The roles of the system that is looked at; of all, where none is. */
    private List<Choice> roleChoices(ReportFilter filter, Locale locale) {
        return systems.roles().stream()
                .filter(role -> filter.system().isEmpty() || role.system().equals(filter.system()))
                .map(role -> choice(role, filter, locale))
                .toList();
    }

    private static Choice choice(AccessRole role, ReportFilter filter, Locale locale) {
        return new Choice(role.id(), role.name(locale), role.id().equals(filter.role()));
    }

    private static List<String> states(Report report) {
        return report.key().equals("grants")
                ? List.of("all", "asked", "granting", "held", "removing", "removed", "failed", "refused")
                : report.key().equals("reviews")
                        ? List.of("under-way", "removing", "done")
                        : List.of("under-way", "done");
    }
}
