package org.diwan.certificates;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.diwan.printing.PrintTemplate;
import org.diwan.registry.Fact;
import org.jspecify.annotations.Nullable;

/** The printed page of a certificate: fills the bundle's template in one language or two side by side. */
class CertificateSheet {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);

    private static final int LINES_ON_A_PAGE = 11;
    private static final int CHARACTERS_IN_A_LINE = 27;
    private static final int MICRO_REPEATS = 12;

    private final PrintTemplate template;
    private final BiFunction<String, Locale, @Nullable String> texts;
    private final ZoneId zone;

    CertificateSheet(String template, BiFunction<String, Locale, @Nullable String> texts, ZoneId zone) {
        this.template = new PrintTemplate(template);
        this.texts = texts;
        this.zone = zone;
    }

    /** One language on the page. */
    record Column(
            String lang,
            String dir,
            boolean isFirst,
            String institution,
            String department,
            String to,
            String statement,
            String checkTitle,
            List<Step> steps,
            String foot) {}

    /** A label or a value in the table of facts. */
    record Cell(String lang, String dir, @Nullable String label, boolean value, List<String> lines) {}

    /** One thing to do when checking the page; the first names where. */
    record Step(String text, @Nullable String site) {}

    record Row(List<Cell> cells) {}

    record Label(String lang, String text) {}

    record Item(boolean first, List<Label> labels, String value) {}

    record Title(String lang, String dir, String title) {}

    /**
     * The page as XHTML.
     *
     * @param link what the QR code opens
     * @param site where the code can be typed, as printed
     */
    String html(Certificate certificate, AuthorizationCode code, String link, String site) {
        List<String> languages = certificate.languages();
        String main = languages.get(0);
        String title = text(main, titleKey(certificate)) + " " + certificate.number();
        List<Title> titles = new ArrayList<>(languages.stream()
                .map(one -> new Title(one, dir(one), text(one, titleKey(certificate))))
                .toList());
        Collections.reverse(titles);
        List<Row> rows = certificate.facts().entrySet().stream()
                .map(fact -> row(languages, fact.getKey(), fact.getValue()))
                .toList();
        return template.fill(Map.ofEntries(
                Map.entry("lang", main),
                Map.entry("dir", dir(main)),
                Map.entry("both", languages.size() > 1),
                Map.entry("mirrored", languages.equals(List.of("ar"))),
                Map.entry("long", lines(rows) > LINES_ON_A_PAGE),
                Map.entry("title", title),
                Map.entry("subject", text(main, titleKey(certificate))),
                Map.entry("institution", text(main, "document.institution")),
                Map.entry("titles", titles),
                Map.entry("columns", columns(certificate, site)),
                Map.entry("meta", meta(certificate)),
                Map.entry("facts", rows),
                Map.entry("qr", link),
                Map.entry("qrAlt", text(main, "document.qr")),
                Map.entry("code", code.grouped()),
                Map.entry("micro", micro(certificate))));
    }

    private List<Column> columns(Certificate certificate, String site) {
        List<Column> columns = new ArrayList<>();
        for (String one : certificate.languages()) {
            columns.add(new Column(
                    one,
                    dir(one),
                    columns.isEmpty(),
                    text(one, "document.institution"),
                    text(one, "document.department"),
                    certificate.addressee().isEmpty()
                            ? text(one, "document.toWhom")
                            : FactText.fill(text(one, "document.to"), certificate.addressee()),
                    text(one, "document." + certificate.template() + ".statement"),
                    text(one, "document.check.title"),
                    List.of(
                            new Step(text(one, "document.check.scan"), site),
                            new Step(text(one, "document.check.enter"), null),
                            new Step(text(one, "document.check.compare"), null)),
                    text(one, "document.foot")));
        }
        return columns;
    }

    private List<Item> meta(Certificate certificate) {
        return List.of(
                item(certificate, "document.number", true, certificate.groupedNumber()),
                item(
                        certificate,
                        "document.issued",
                        false,
                        DATE.format(certificate.issuedAt().atZone(zone))),
                item(certificate, "document.validUntil", false, DATE.format(certificate.expiresOn())));
    }

    private Item item(Certificate certificate, String key, boolean first, String value) {
        return new Item(
                first,
                certificate.languages().stream()
                        .map(one -> new Label(one, text(one, key)))
                        .toList(),
                value);
    }

    /** Label and value; mirrored for Arabic, so that its label stands at the right edge. */
    private Row row(List<String> languages, String key, Fact fact) {
        List<Cell> cells = new ArrayList<>();
        for (String one : languages) {
            List<Cell> pair = new ArrayList<>(List.of(
                    new Cell(one, dir(one), text(one, "fact." + key), false, List.of()),
                    new Cell(one, dir(one), null, true, FactText.in(one).lines(fact, textKey -> text(one, textKey)))));
            if (one.equals("ar")) {
                Collections.reverse(pair);
            }
            cells.addAll(pair);
        }
        return new Row(cells);
    }

    /** About how many lines the facts take. */
    private static int lines(List<Row> rows) {
        return rows.stream()
                .mapToInt(row -> row.cells().stream()
                        .mapToInt(cell -> cell.lines().stream()
                                .mapToInt(line -> 1 + line.length() / CHARACTERS_IN_A_LINE)
                                .sum())
                        .max()
                        .orElse(1))
                .sum();
    }

    private String micro(Certificate certificate) {
        String once =
                text("en", "document.institution").toUpperCase(Locale.ROOT) + " · " + certificate.number() + " · ";
        return once.repeat(MICRO_REPEATS);
    }

    private static String titleKey(Certificate certificate) {
        return "document." + certificate.template() + ".title";
    }

    private String text(String language, String key) {
        String text = texts.apply(key, Locale.forLanguageTag(language));
        return text != null ? text : key;
    }

    private static String dir(String language) {
        return language.equals("ar") ? "rtl" : "ltr";
    }
}
