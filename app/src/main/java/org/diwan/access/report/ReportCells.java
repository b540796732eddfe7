package org.diwan.access.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.diwan.access.StaffList;
import org.diwan.access.report.Report.Column;
import org.diwan.access.report.Report.Kind;
import org.diwan.access.report.ReportRows.Row;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.web.Formats;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Values of a report as a reader sees them, and as a spreadsheet gets them. */
@Component
class ReportCells {

    private final Formats formats;
    private final MessageSource messages;
    private final StaffList staff;
    private final Clock clock;

    ReportCells(Formats formats, MessageSource messages, StaffList staff, Clock clock) {
        this.formats = formats;
        this.messages = messages;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * A cell on the page.
     *
     * @param kind of the column, lower case
     * @param href where it leads, if it does
     */
    record Cell(String kind, String text, @Nullable String href) {}

    String head(Column column, Locale locale) {
        return say("column." + column.name(), locale);
    }

    List<Cell> shown(Report report, Row row, Locale locale) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < report.columns().size(); i++) {
            Column column = report.columns().get(i);
            Object value = row.values().get(i);
            String href = href(column, value, report, row);
            Kind kind = value == null ? Kind.TEXT : column.kind();
            cells.add(new Cell(kind.name().toLowerCase(Locale.ROOT), shown(column, value, report, row, locale), href));
        }
        return cells;
    }

    /** The page of a person on the staff list; of a proof that is written, where it lies. */
    private @Nullable String href(Column column, @Nullable Object value, Report report, Row row) {
        if (column.kind() == Kind.PERSON && row.userName() != null && isListed(row.userName())) {
            return "/admin/access/people/" + row.userName();
        }
        boolean written = column.kind() == Kind.PROOF && row.values().get(report.indexOf("proven")) != null;
        return written ? "/admin/access/leavers/" + value : null;
    }

    private boolean isListed(String userName) {
        return staff.find(userName).isPresent();
    }

    private String shown(Column column, @Nullable Object value, Report report, Row row, Locale locale) {
        if (value == null) {
            return missing(column, row, report, locale);
        }
        return switch (column.kind()) {
            case DATE -> formats.date((LocalDate) value);
            case TIME -> formats.dateTime((Instant) value);
            case COUNT -> formats.number((Number) value);
            case WORD -> word(value, locale);
            case CASE, PROOF -> formats.reference(value.toString());
            default -> value.toString();
        };
    }

    private String missing(Column column, Row row, Report report, Locale locale) {
        if (column.kind() == Kind.PERSON && row.userName() == null) {
            return say("unled", locale);
        }
        return switch (report.key() + "." + column.name()) {
            case "grants.until" -> say("for-good", locale);
            case "grants.approved" -> row.values().get(report.indexOf("case")) == null ? say("before", locale) : "–";
            case "grants.reviewed", "dormant.signedIn" -> say("never", locale);
            default -> "–";
        };
    }

    /** The way from a role to its entries, for who may read the audit. */
    Optional<ReportController.Head> auditHead(SignedIn reader, Locale locale) {
        return reader.may(Permission.AUDIT_READ)
                ? Optional.of(new ReportController.Head("text", say("entries", locale)))
                : Optional.empty();
    }

    /** The entries of its case; of a role that no case gave, those of the person. */
    Optional<Cell> audit(Report report, Row row, SignedIn reader, Locale locale) {
        Object theCase = row.values().get(report.indexOf("case"));
        String object = Objects.toString(theCase, Objects.requireNonNullElse(row.userName(), ""));
        String text = theCase == null ? object : formats.reference(object);
        return reader.may(Permission.AUDIT_READ)
                ? Optional.of(new Cell("text", text, "/admin/audit?object=" + object))
                : Optional.empty();
    }

    /** The row for a file: dates stay dates, numbers numbers. */
    List<@Nullable Object> written(Report report, Row row, Locale locale) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(row.userName());
        for (int i = 0; i < report.columns().size(); i++) {
            Object value = row.values().get(i);
            if (value instanceof Instant time) {
                cells.add(LocalDateTime.ofInstant(time, clock.getZone())
                        .withNano(0)
                        .toString());
            } else if (value != null && report.columns().get(i).kind() == Kind.WORD) {
                cells.add(word(value, locale));
            } else {
                cells.add(value);
            }
        }
        return cells;
    }

    List<String> heads(Report report, Locale locale) {
        List<String> heads = new ArrayList<>();
        heads.add(say("column.user", locale));
        report.columns().forEach(column -> heads.add(head(column, locale)));
        return heads;
    }

    private String word(Object value, Locale locale) {
        return say("word." + value, locale);
    }

    private String say(String key, Locale locale) {
        return Objects.requireNonNull(messages.getMessage("rights." + key, null, locale));
    }
}
