package org.diwan.claims.remittance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.diwan.claims.RuleTexts;
import org.diwan.printing.PrintTemplate;
import org.diwan.web.Formats;

/** The pages of a remittance advice in the language of the thread. */
final class RemittanceSheet {

    private static final String OURS = "document.remittance.";

    private final PrintTemplate template;
    private final Function<String, String> texts;
    private final RuleTexts rules;
    private final Formats formats;
    private final String language;
    private final boolean arabic;

    /** @param texts of the service in that language */
    RemittanceSheet(
            PrintTemplate template, Function<String, String> texts, RuleTexts rules, Formats formats, String language) {
        this.template = template;
        this.texts = texts;
        this.rules = rules;
        this.formats = formats;
        this.language = language;
        this.arabic = language.equals("ar");
    }

    /** What stands above the claims, once. */
    record Head(PaymentOrder order, List<Transfer> transfers, String facility, int claims, BigDecimal claimed) {}

    record Item(String label, String value) {}

    record Cell(String kind, String text) {}

    record Row(List<Cell> cells) {}

    /**
     * A claim in the list.
     *
     * @param batch the name of the file, at its first claim
     */
    record ClaimRow(List<String> batch, List<Cell> cells, List<String> notes) {}

    /** A piece of the document: as many claims as it may hold, under the head if it is the first. */
    String piece(Head head, boolean first, Iterator<RemittanceClaims.Claim> claims, int most) {
        List<ClaimRow> rows = new ArrayList<>();
        long batch = 0;
        while (rows.size() < most && claims.hasNext()) {
            RemittanceClaims.Claim claim = claims.next();
            rows.add(row(claim, claim.transfer().batchId() != batch));
            batch = claim.transfer().batchId();
        }
        PaymentOrder order = head.order();
        return template.fill(Map.ofEntries(
                Map.entry("lang", language),
                Map.entry("dir", arabic ? "rtl" : "ltr"),
                Map.entry("title", text("title") + " " + formats.reference(order.reference())),
                Map.entry("subject", text("title")),
                Map.entry("institution", texts.apply("document.institution")),
                Map.entry("heading", text("title")),
                Map.entry("facility", head.facility()),
                Map.entry("facilityId", order.facilityId()),
                Map.entry("first", first),
                Map.entry("items", items(head)),
                Map.entry("transferHeads", heads("file", "batch", "transfer", "amount", "state")),
                Map.entry("transfers", head.transfers().stream().map(this::row).toList()),
                Map.entry("claimHeads", heads("claim", "patient", "date", "claimed", "approved", "paid")),
                Map.entry("claims", rows),
                Map.entry("claimsTitle", text("claims")),
                Map.entry("transfersTitle", text("transfers")),
                Map.entry("foot", text("foot"))));
    }

    private List<Item> items(Head head) {
        PaymentOrder order = head.order();
        List<Item> items = new ArrayList<>(List.of(
                new Item(text("order"), formats.reference(order.reference())),
                new Item(text("day"), formats.date(order.day())),
                new Item(text("account"), order.account()),
                new Item(text("holder"), order.holderName()),
                new Item(text("total.claims"), formats.number(head.claims())),
                new Item(text("total.claimed"), formats.money(head.claimed(), order.currency())),
                new Item(text("total.paid"), formats.money(order.paid(), order.currency()))));
        if (order.state().equals("partly")) {
            items.add(new Item(
                    text("total.failed"), formats.money(order.amount().subtract(order.paid()), order.currency())));
        }
        return items;
    }

    private Row row(Transfer transfer) {
        String code = transfer.code();
        String state = text("state." + transfer.state()) + (code == null || code.isEmpty() ? "" : " (" + code + ")");
        return new Row(sided(
                new Cell("text", transfer.fileName()),
                new Cell("code", formats.reference(transfer.batch())),
                new Cell("code", transfer.endToEndId()),
                new Cell("num", formats.amount(transfer.amount())),
                new Cell("text", state)));
    }

    private ClaimRow row(RemittanceClaims.Claim claim, boolean beginsBatch) {
        RemittanceLine first = claim.first();
        return new ClaimRow(
                beginsBatch ? List.of(claim.transfer().fileName()) : List.of(),
                sided(
                        new Cell("code", first.claimNo()),
                        new Cell("code", first.nationalId()),
                        new Cell("text", formats.date(first.serviceDate())),
                        new Cell("num", sum(claim, RemittanceLine::claimed)),
                        new Cell("num", sum(claim, RemittanceLine::approved)),
                        new Cell("num", sum(claim, RemittanceLine::paid))),
                claim.lines().stream()
                        .filter(RemittanceLine::isCut)
                        .map(this::note)
                        .toList());
    }

    private String note(RemittanceLine line) {
        String rule = line.rule();
        String args = line.args();
        String why = rule == null || args == null ? "" : rules.tell(rule, args, line.currency());
        return text("line")
                .replace("{line}", String.valueOf(line.lineNo()))
                .replace("{service}", line.serviceCode())
                .replace("{amount}", formats.amount(line.claimed().subtract(line.approved())))
                .replace("{why}", why);
    }

    private String sum(RemittanceClaims.Claim claim, Function<RemittanceLine, BigDecimal> of) {
        return formats.amount(claim.lines().stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private List<Cell> heads(String... keys) {
        return sided(Arrays.stream(keys)
                .map(key -> new Cell(kind(key), text("column." + key)))
                .toArray(Cell[]::new));
    }

    private static String kind(String key) {
        return switch (key) {
            case "amount", "claimed", "approved", "paid" -> "num";
            case "claim", "patient", "batch", "transfer" -> "code";
            default -> "text";
        };
    }

    /** Mirrored for Arabic: the renderer sets tables from the left. */
    private List<Cell> sided(Cell... cells) {
        List<Cell> sided = new ArrayList<>(Arrays.asList(cells));
        if (arabic) {
            Collections.reverse(sided);
        }
        return sided;
    }

    private String text(String key) {
        return texts.apply(OURS + key);
    }
}
