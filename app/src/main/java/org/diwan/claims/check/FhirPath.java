package org.diwan.claims.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diwan.claims.fhir.FhirProblem;
import org.diwan.claims.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Where in a claim something is.
 *
 * @param item from 0; -1: in none
 * @param column none: the claim as a whole
 */
record FhirPath(int item, @Nullable ClaimColumn column) {

    private static final Pattern ITEM = Pattern.compile("(?:^|\\.)Claim\\.item\\[(\\d{1,6})]");
    private static final Pattern AROUND = Pattern.compile("^Bundle\\.entry\\[\\d+](\\.resource(\\.(?=[A-Z]))?)?");
    private static final Map<String, ClaimColumn> OF_ITEM = Map.ofEntries(
            Map.entry("sequence", ClaimColumn.LINE_NO),
            Map.entry("servicedDate", ClaimColumn.SERVICE_DATE),
            Map.entry("servicedPeriod", ClaimColumn.SERVICE_DATE),
            Map.entry("diagnosisSequence", ClaimColumn.DIAGNOSIS),
            Map.entry("productOrService", ClaimColumn.SERVICE_CODE),
            Map.entry("quantity", ClaimColumn.QUANTITY),
            Map.entry("unitPrice", ClaimColumn.UNIT_PRICE),
            Map.entry("net", ClaimColumn.AMOUNT),
            Map.entry("extension", ClaimColumn.PRIOR_APPROVAL));
    private static final Map<String, ClaimColumn> OF_CLAIM = Map.of(
            "identifier", ClaimColumn.CLAIM_NO,
            "provider", ClaimColumn.FACILITY_ID,
            "patient", ClaimColumn.NATIONAL_ID,
            "diagnosis", ClaimColumn.DIAGNOSIS,
            "insurance", ClaimColumn.PRIOR_APPROVAL);

    private static final String ENTRY = "the entry";

    /** A path, or words that stand for one. */
    static Object told(String path) {
        return path.equals(ENTRY) || path.equals(FhirProblem.WHOLE) ? Reason.of(path.replace(' ', '-')) : path;
    }

    static FhirPath of(String path) {
        Matcher item = ITEM.matcher(path);
        if (item.find()) {
            List<String> rest = names(path.substring(item.end()));
            boolean currency = rest.contains("currency");
            ClaimColumn column = rest.size() < 2 ? ClaimColumn.LINE_NO : OF_ITEM.get(rest.get(1));
            return new FhirPath(
                    Integer.parseInt(item.group(1)),
                    currency ? ClaimColumn.CURRENCY : column == null ? ClaimColumn.LINE_NO : column);
        }
        int claim = path.indexOf("Claim.");
        List<String> rest = claim < 0 ? List.of() : names(path.substring(claim + "Claim.".length()));
        return new FhirPath(-1, rest.isEmpty() ? null : OF_CLAIM.get(rest.get(0)));
    }

    private static List<String> names(String path) {
        return Arrays.stream(path.split("\\."))
                .map(name -> name.replaceAll("\\[.*", ""))
                .toList();
    }

    /** The same problem, its path told from the resource on: the entries before it are counted elsewhere. */
    static FhirProblem inResource(FhirProblem problem) {
        String path = AROUND.matcher(problem.path()).replaceFirst("");
        return new FhirProblem(path.isEmpty() ? ENTRY : path.replaceFirst("^\\.", "entry."), problem.words());
    }
}
