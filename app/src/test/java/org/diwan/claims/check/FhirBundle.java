package org.diwan.claims.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The claims of a table as FHIR, written in both syntaxes from the same tree, right or wrong. */
final class FhirBundle {

    private final List<Map<String, Object>> entries = new ArrayList<>();

    /** A number as it is written, which a test may spoil. */
    private record Digits(String text) {}

    /** One Claim for rows of one number and patient that follow each other, and the Patient, in turns before and after it. */
    static FhirBundle of(ClaimTable table) {
        var bundle = new FhirBundle();
        bundle.add("Organization", Map.of("identifier", List.of(Map.of("value", "F0006"))), "F0006");
        List<String[]> claim = new ArrayList<>();
        for (String[] row : table.rows()) {
            if (!claim.isEmpty() && !head(row).equals(head(claim.get(0)))) {
                bundle.claim(claim);
                claim = new ArrayList<>();
            }
            claim.add(row);
        }
        bundle.claim(claim);
        return bundle;
    }

    private static List<String> head(String[] row) {
        return List.of(row[0], row[2], row[3], row[4]);
    }

    private static String cell(String[] row, ClaimColumn column) {
        return row[column.ordinal()];
    }

    private void claim(List<String[]> rows) {
        String id = "p" + entries.size();
        var patient = new LinkedHashMap<String, Object>();
        patient.put("identifier", List.of(Map.of("value", cell(rows.get(0), ClaimColumn.NATIONAL_ID))));
        patient.put("name", List.of(Map.of("text", cell(rows.get(0), ClaimColumn.PATIENT_NAME))));
        if (entries.size() % 4 == 1) {
            add("Patient", patient, id);
        }
        add("Claim", claim(rows, id), null);
        if (entries.size() % 4 != 3) {
            add("Patient", patient, id);
        }
    }

    private static Map<String, Object> claim(List<String[]> rows, String patient) {
        List<String> diagnoses = rows.stream()
                .map(row -> cell(row, ClaimColumn.DIAGNOSIS))
                .distinct()
                .toList();
        var claim = new LinkedHashMap<String, Object>();
        claim.put("identifier", List.of(Map.of("value", cell(rows.get(0), ClaimColumn.CLAIM_NO))));
        claim.put("status", "active");
        claim.put("type", coded("institutional"));
        claim.put("use", "claim");
        claim.put("patient", Map.of("reference", "Patient/" + patient));
        claim.put("created", "2026-11-20");
        claim.put("provider", Map.of("reference", "Organization/" + cell(rows.get(0), ClaimColumn.FACILITY_ID)));
        claim.put("priority", coded("normal"));
        claim.put(
                "diagnosis",
                IntStream.range(0, diagnoses.size())
                        .mapToObj(i ->
                                ordered("sequence", number(i + 1), "diagnosisCodeableConcept", coded(diagnoses.get(i))))
                        .toList());
        claim.put(
                "insurance",
                List.of(ordered("sequence", number(1), "focal", true, "coverage", Map.of("display", "national"))));
        claim.put("item", rows.stream().map(row -> item(row, diagnoses)).toList());
        return claim;
    }

    private static Map<String, Object> item(String[] row, List<String> diagnoses) {
        String currency = cell(row, ClaimColumn.CURRENCY);
        return ordered(
                "sequence", new Digits(cell(row, ClaimColumn.LINE_NO)),
                "diagnosisSequence", List.of(number(diagnoses.indexOf(cell(row, ClaimColumn.DIAGNOSIS)) + 1)),
                "productOrService", coded(cell(row, ClaimColumn.SERVICE_CODE)),
                "servicedDate", cell(row, ClaimColumn.SERVICE_DATE),
                "quantity", Map.of("value", new Digits(cell(row, ClaimColumn.QUANTITY))),
                "unitPrice", money(cell(row, ClaimColumn.UNIT_PRICE), currency),
                "net", money(cell(row, ClaimColumn.AMOUNT), currency));
    }

    private static Map<String, Object> money(String value, String currency) {
        return ordered("value", new Digits(value), "currency", currency);
    }

    private static Map<String, Object> coded(String code) {
        return Map.of("coding", List.of(Map.of("code", code)));
    }

    private static Digits number(int number) {
        return new Digits(String.valueOf(number));
    }

    private static Map<String, Object> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private void add(String type, Map<String, Object> content, String id) {
        Map<String, Object> resource = ordered("resourceType", type);
        if (id != null) {
            resource.put("id", id);
        }
        resource.putAll(content);
        entries.add(Map.of("resource", resource));
    }

    String json() {
        return json(ordered("resourceType", "Bundle", "type", "collection", "entry", entries));
    }

    String xml() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- claims < of a month -->\n<Bundle xmlns=\""
                + XmlCopy.FHIR + "\"><type value=\"collection\"/>" + xml("entry", entries) + "</Bundle>";
    }

    /** The first Claim alone, its patient and facility told by numbers. */
    String single(boolean json) {
        @SuppressWarnings("unchecked")
        var claim = (Map<String, Object>) entries.stream()
                .map(entry -> (Map<?, ?>) entry.get("resource"))
                .filter(one -> "Claim".equals(one.get("resourceType")))
                .findFirst()
                .orElseThrow();
        claim.put("patient", ordered("identifier", Map.of("value", ClaimTable.PATIENT), "display", "Nouf Al-Harbi"));
        claim.put("provider", Map.of("identifier", Map.of("value", "F0006")));
        return json ? json(claim) : xml("", claim).replaceFirst("<Claim>", "<Claim xmlns=\"" + XmlCopy.FHIR + "\">");
    }

    private static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(one -> json(one.getKey()) + ":" + json(one.getValue()))
                    .collect(Collectors.joining(",\n", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(FhirBundle::json).collect(Collectors.joining(",", "[", "]"));
        }
        String text = value instanceof Digits digits ? digits.text() : String.valueOf(value);
        boolean bare = value instanceof Boolean
                || value instanceof Digits && text.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE]\\d+)?");
        return bare ? text : '"' + text.chars().mapToObj(FhirBundle::escaped).collect(Collectors.joining()) + '"';
    }

    private static String escaped(int c) {
        return c < ' ' || c == '"' || c == '\\' ? String.format("\\u%04x", c) : String.valueOf((char) c);
    }

    private static String xml(String name, Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(one -> xml(name, one)).collect(Collectors.joining("\n"));
        }
        if (value instanceof Map<?, ?> map) {
            String inner = map.entrySet().stream()
                    .filter(one -> !one.getKey().equals("resourceType"))
                    .map(one -> xml((String) one.getKey(), one.getValue()))
                    .collect(Collectors.joining());
            Object type = map.get("resourceType");
            String content = type == null ? inner : "<" + type + ">" + inner + "</" + type + ">";
            return name.isEmpty() ? content : "<" + name + ">" + content + "</" + name + ">";
        }
        String text = value instanceof Digits digits ? digits.text() : String.valueOf(value);
        return "<" + name + " value=\""
                + text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace("\"", "&quot;")
                        .replace("\n", "&#10;")
                + "\"/>";
    }

    /** Both texts by the name of a file. */
    Map<String, String> files() {
        return Arrays.stream(new String[] {"claims.json", "claims.xml"})
                .collect(Collectors.toMap(name -> name, name -> name.endsWith("json") ? json() : xml()));
    }
}
