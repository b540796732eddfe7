package org.diwan.claims.pages;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.diwan.claims.check.ClaimCheck;
import org.diwan.claims.check.ClaimColumn;
import org.diwan.claims.check.ClaimFileRefused;
import org.diwan.claims.check.ClaimFinding;
import org.diwan.claims.check.ClaimRows;
import org.diwan.claims.intake.OpenedFile;
import org.diwan.claims.reason.Reason;
import org.diwan.claims.reason.ReasonWords;
import org.diwan.forms.Answers;
import org.diwan.forms.FormSchema;
import org.diwan.forms.FormView;
import org.diwan.forms.Forms;
import org.diwan.forms.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * One claim on a form. Its answers are written as the file that they would be, and that file is checked like any other;
 * what is wrong with a cell is told beside the field that the cell came from.
 */
@Component
class ClaimForm {

    private static final String SERVICE = "hospital-claim";
    private static final String FORM = "hospital-claim-claim";
    private static final String LINES = "lines";
    private static final String AMOUNT = ClaimColumn.AMOUNT.key();
    private static final String QUANTITY = "quantity";
    private static final String PRICE = "unitPrice";
    private static final int DECIMALS = 2;

    /** The answers that each line of the claim repeats. */
    private static final Map<String, String> OF_CLAIM = Map.of(
            ClaimColumn.CLAIM_NO.key(), "claimNo",
            ClaimColumn.NATIONAL_ID.key(), "nationalId",
            ClaimColumn.PATIENT_NAME.key(), "patientName",
            ClaimColumn.CURRENCY.key(), "currency");

    /** The answers that a line has by itself; its amount is worked out, and too large where the price is. */
    private static final Map<String, String> OF_LINE = Map.of(
            ClaimColumn.AMOUNT.key(), PRICE,
            ClaimColumn.SERVICE_DATE.key(), "serviceDate",
            ClaimColumn.DIAGNOSIS.key(), "diagnosis",
            ClaimColumn.SERVICE_CODE.key(), "serviceCode",
            ClaimColumn.QUANTITY.key(), QUANTITY,
            ClaimColumn.UNIT_PRICE.key(), PRICE,
            ClaimColumn.PRIOR_APPROVAL.key(), "priorApproval");

    private final Services services;
    private final Forms forms;
    private final ClaimCheck check;
    private final ReasonWords words;

    ClaimForm(Services services, Forms forms, ClaimCheck check, ReasonWords words) {
        this.services = services;
        this.forms = forms;
        this.check = check;
        this.words = words;
    }

    /**
     * Answers with all that is wrong with them.
     *
     * @param total of all lines
     */
    record Claim(Answers answers, String number, BigDecimal total, String currency, byte[] file) {}

    Answers begin(Locale locale) {
        return Answers.of(forms.begin(schema(), Map.of(), service().texts(locale)));
    }

    FormView view(Answers answers, Locale locale) {
        return forms.view(schema(), answers, service().texts(locale), locale);
    }

    /** What was typed, right or wrong. */
    Answers typed(MultiValueMap<String, String> posted) {
        return forms.read(schema(), posted, Map.of());
    }

    /** Checks answers as the file that they make. */
    Claim check(Answers answers, String facility, Locale locale) throws IOException {
        List<Map<?, ?>> lines = lines(answers);
        byte[] file = file(answers, lines, facility);
        Map<String, Problem> errors = new LinkedHashMap<>(answers.errors());
        findings(file, facility, locale).forEach(errors::putIfAbsent);
        BigDecimal total = lines.stream().map(ClaimForm::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Claim(
                with(errors, answers),
                text(answers.values().get("claimNo")),
                total,
                text(answers.values().get("currency")),
                file);
    }

    private static Answers with(Map<String, Problem> errors, Answers answers) {
        return new Answers(
                answers.values(),
                errors,
                answers.typed(),
                answers.asked(),
                answers.undeclared(),
                answers.known(),
                answers.focus());
    }

    /** What the check says, by the path of the field. */
    private Map<String, Problem> findings(byte[] file, String facility, Locale locale) throws IOException {
        try (ClaimRows rows = OpenedFile.open(out -> out.write(file), "claim.csv")) {
            List<ClaimFinding> found = check.run(rows, facility, line -> {}).findings();
            Set<String> fields = found.stream()
                    .filter(one -> !one.column().equals(AMOUNT))
                    .map(ClaimForm::field)
                    .collect(Collectors.toSet());
            Map<String, Problem> errors = new LinkedHashMap<>();
            found.stream()
                    .filter(one -> !isFollowing(one, fields))
                    .forEach(one -> errors.putIfAbsent(field(one), told(one.reason(), locale)));
            return errors;
        } catch (ClaimFileRefused e) {
            return Map.of(LINES, told(e.reason(), locale));
        }
    }

    /** The amount is wrong where quantity or price are; that is told once. */
    private static boolean isFollowing(ClaimFinding finding, Set<String> fields) {
        String line = LINES + "." + line(finding) + ".";
        return finding.column().equals(AMOUNT) && (fields.contains(line + QUANTITY) || fields.contains(line + PRICE));
    }

    private Problem told(Reason reason, Locale locale) {
        return new Problem("told", Map.of("reason", words.in(reason, locale)));
    }

    private static String field(ClaimFinding finding) {
        String ofClaim = OF_CLAIM.get(finding.column());
        String ofLine = OF_LINE.get(finding.column());
        if (ofClaim != null) {
            return ofClaim;
        }
        return ofLine == null ? LINES : LINES + "." + line(finding) + "." + ofLine;
    }

    /** The line's place in the form; the header of the file is its first record. */
    private static int line(ClaimFinding finding) {
        return finding.record() - 2;
    }

    private static List<Map<?, ?>> lines(Answers answers) {
        List<Map<?, ?>> lines = new ArrayList<>();
        if (answers.values().get(LINES) instanceof List<?> rows) {
            rows.forEach(row -> lines.add(row instanceof Map<?, ?> line ? line : Map.of()));
        }
        return lines;
    }

    private static byte[] file(Answers answers, List<Map<?, ?>> lines, String facility) {
        StringBuilder csv = new StringBuilder(String.join(",", ClaimColumn.KEYS)).append("\r\n");
        for (int i = 0; i < lines.size(); i++) {
            String number = String.valueOf(i + 1);
            Map<?, ?> line = lines.get(i);
            csv.append(ClaimColumn.KEYS.stream()
                            .map(column -> quoted(cell(column, answers, line, number, facility)))
                            .collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(String column, Answers answers, Map<?, ?> line, String number, String facility) {
        return switch (ClaimColumn.valueOf(column.toUpperCase(Locale.ROOT))) {
            case LINE_NO -> number;
            case FACILITY_ID -> facility;
            case AMOUNT -> isPriced(line) ? money(amount(line)) : "";
            case UNIT_PRICE -> line.get(PRICE) == null ? "" : money(number(line.get(PRICE)));
            case QUANTITY ->
                line.get(QUANTITY) == null ? "" : number(line.get(QUANTITY)).toPlainString();
            case NATIONAL_ID -> latin(text(answers.values().get(OF_CLAIM.get(column))));
            case CLAIM_NO, PATIENT_NAME, CURRENCY -> text(answers.values().get(OF_CLAIM.get(column)));
            case SERVICE_DATE, DIAGNOSIS, SERVICE_CODE, PRIOR_APPROVAL -> text(line.get(OF_LINE.get(column)));
        };
    }

    private static boolean isPriced(Map<?, ?> line) {
        return line.get(QUANTITY) != null && line.get(PRICE) != null;
    }

    private static BigDecimal amount(Map<?, ?> line) {
        return isPriced(line) ? number(line.get(QUANTITY)).multiply(number(line.get(PRICE))) : BigDecimal.ZERO;
    }

    private static BigDecimal number(@Nullable Object value) {
        return new BigDecimal(String.valueOf(value));
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** Digits of any of the languages as those of the file. */
    private static String latin(String number) {
        return number.codePoints()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }

    private Service service() {
        return services.get(SERVICE);
    }

    private FormSchema schema() {
        return service().form(FORM);
    }
}
