package org.diwan.claims.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FhirClaimRowsTests {

    private static final FhirBundle BUNDLE =
            FhirBundle.of(new ClaimTable().claim("C1", 2).claim("C2", 3).claim("C3", 1));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"claims.json", "claims.xml"})
    void aBundleGivesTheRowsOfTheTable(String name) throws IOException {
        List<ClaimRow> rows = read(name, BUNDLE.files().get(name));
        assertThat(rows).flatExtracting(ClaimRow::faults).isEmpty();
        assertThat(rows).extracting(ClaimRow::record).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(rows.get(3).cells())
                .containsExactly(
                        "C2",
                        "2",
                        "F0006",
                        ClaimTable.PATIENT,
                        "Nouf Abdulrahman Al-Harbi",
                        "2026-11-03",
                        "M54.5",
                        "OP-100",
                        "2",
                        "120.00",
                        "240.00",
                        "SAR",
                        "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claims.json", "claims.xml"})
    void aClaimMayComeAlone(String name) throws IOException {
        FhirBundle bundle = FhirBundle.of(new ClaimTable().claim("C1", 2));
        List<ClaimRow> rows = read(name, bundle.single(name.endsWith("json")));
        assertThat(rows).flatExtracting(ClaimRow::faults).isEmpty();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).cell(ClaimColumn.PATIENT_NAME)).isEqualTo("Nouf Al-Harbi");
        assertThat(rows.get(1).cell(ClaimColumn.FACILITY_ID)).isEqualTo("F0006");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"value\":120.00 | \"value\":120 | unit_price 120.00",
                "\"value\":120.00 | \"value\":120.0 | unit_price 120.00",
                "\"value\":120.00 | \"value\":120.000 | unit_price 120.00",
                "\"value\":120.00 | \"value\":120.005 | unit_price 120.005",
                "\"value\":2} | \"value\":2.0} | quantity 2",
                "\"value\":2} | \"value\":2.5} | quantity 2.5",
                "\"servicedDate\":\"2026-11-02\" | \"servicedPeriod\":{\"start\":\"2026-11-02T08:30:00+03:00\"} | service_date 2026-11-02",
                "\"patient\":{ | \"extension\":[],\"patient\":{ | patient_name Nouf Abdulrahman Al-Harbi",
                "\"focal\":true | \"focal\":true,\"preAuthRef\":[\"PA7\"] | prior_approval PA7",
                "\"sequence\":1,\"diagnosisSequence\" | \"extension\":[{\"url\":\"https://diwan.example/fhir/StructureDefinition/prior-approval\",\"valueString\":\"PA8\"}],\"sequence\":1,\"diagnosisSequence\" | prior_approval PA8"
            })
    void aCellIsFoundWhereFhirHasIt(String part, String other, String expected) throws IOException {
        ClaimRow row =
                read("claims.json", flat(BUNDLE.json()).replace(part, other)).get(0);
        ClaimColumn column =
                ClaimColumn.valueOf(expected.substring(0, expected.indexOf(' ')).toUpperCase(Locale.ROOT));
        assertThat(row.cell(column)).isEqualTo(expected.substring(expected.indexOf(' ') + 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Patient/p3\" | \"Patient/p999\" | 6 national_id: refers to nothing",
                "\"Patient/p3\" | \"Organization/F0006\" | 6 national_id: refers to another resource than Patient",
                "\"status\":\"active\" | \"status\":\"draft\" | 6 claim_no: the status",
                "\"use\":\"claim\" | \"use\":\"preauthorization\" | 6 claim_no: the use",
                "\"status\":\"active\" | \"status\":\"well\" | 6 claim_no: does not validate as FHIR R4: Claim.status",
                "\"created\":\"2026-11-20\", | '' | 6 claim_no: does not validate as FHIR R4: Claim",
                "\"created\" | \"made\" | 6 claim_no: does not validate as FHIR R4: Claim.made",
                "\"focal\":true | \"focal\":\"true\" | 6 prior_approval: does not validate as FHIR R4: Claim.insurance[0].focal",
                "\"value\":120.00 | \"value\":\"120.00\" | 6 unit_price: does not validate as FHIR R4: Claim.item[0].unitPrice.value",
                "\"value\":120.00 | \"value\":[120.00] | 6 unit_price: does not validate as FHIR R4: Claim.item[0].unitPrice.value",
                "\"value\":120.00 | \"value\":1e999999999 | 6 claim_no: does not validate as FHIR R4: Claim.item[0].unitPrice.value: is a number with more digits",
                "\"value\":120.00 | \"value\":\"1e999999999\" | 6 claim_no: does not validate as FHIR R4: Claim.item[0].unitPrice.value: is a number with more digits",
                "\"diagnosisSequence\":[1] | \"diagnosisSequence\":[7] | 6 diagnosis: refers to a diagnosis that the claim does not have",
                "\"value\":120.00,\"currency\":\"SAR\" | \"value\":120.00,\"currency\":\"USD\" | 6 currency: is not the same",
                "\"status\":\"active\" | \"status\":\"active\",\"status\":\"active\" | 6 claim_no: a name stands twice",
                "\"resourceType\":\"Claim\" | \"resourceType\":\"Observation\" | 6 claim_no: the entry holds a resource that",
                "\"resourceType\":\"Claim\" | \"resourceType\":\"Bill\" | 6 claim_no: the entry holds a resource that",
                "\"resourceType\":\"Claim\" | \"kind\":\"Claim\" | 6 claim_no: the entry holds no resource with a type"
            })
    void aBadEntryIsRefusedWithItsReasonAndTheOthersGoOn(String part, String other, String expected)
            throws IOException {
        String json = flat(
                FhirBundle.of(new ClaimTable().claim("C1", 5).claim("C2", 1).claim("C3", 1))
                        .json());
        int second = json.indexOf("{\"resourceType\":\"Claim\"", json.indexOf("{\"resourceType\":\"Claim\"") + 1);
        int third = json.indexOf("{\"resourceType\":\"Claim\"", second + 1);
        String claim = json.substring(second, third);
        assertThat(claim).contains(part);
        List<ClaimRow> rows = read(
                "claims.json",
                json.substring(0, second)
                        + claim.replaceFirst(Pattern.quote(part), Matcher.quoteReplacement(other))
                        + json.substring(third));
        assertThat(rows).hasSize(7);
        assertThat(rows.stream().flatMap(row -> row.faults().stream()).map(ClaimFinding::toString))
                .singleElement()
                .asString()
                .startsWith(expected);
    }

    @Test
    void aBadPatientIsNamedOnceAndWhereItIsReferredTo() throws IOException {
        String xml = BUNDLE.xml().replaceFirst("<name><text", "<name><title");
        List<String> found = read("claims.xml", xml).stream()
                .flatMap(row -> row.faults().stream())
                .map(ClaimFinding::toString)
                .toList();
        assertThat(found).anyMatch(one -> one.contains("claim_no: does not validate as FHIR R4: Patient.name"));
        assertThat(found).anyMatch(one -> one.contains("national_id: refers to an entry that is refused"));
    }

    @Test
    void theValidatorSaysWhereAndWhatButNotTheValue() throws IOException {
        String xml = BUNDLE.xml().replaceFirst("2026-11-20", "secret");
        assertThat(read("claims.xml", xml).get(0).faults())
                .singleElement()
                .asString()
                .contains("Claim.created", "date")
                .doesNotContain("secret");
    }

    @Test
    void containedResourcesAreFound() throws IOException {
        String json = flat(FhirBundle.of(new ClaimTable().claim("C1", 1)).single(true))
                .replace(
                        "\"status\":\"active\"",
                        "\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"p\",\"identifier\":[{\"value\":\"1000000016\"}],"
                                + "\"name\":[{\"given\":[\"Nouf\",\"Ali\"],\"family\":\"Al-Harbi\"}]}],\"status\":\"active\"");
        String referring = json.substring(0, json.indexOf("\"patient\":{")) + "\"patient\":{\"reference\":\"#p\"}"
                + json.substring(json.indexOf(",\"created\""));
        ClaimRow row = read("claim.json", referring).get(0);
        assertThat(row.faults()).isEmpty();
        assertThat(row.cell(ClaimColumn.NATIONAL_ID)).isEqualTo("1000000016");
        assertThat(row.cell(ClaimColumn.PATIENT_NAME)).isEqualTo("Nouf Ali Al-Harbi");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | no object",
                "{} | another kind of JSON",
                "{\"resourceType\":\"Patient\"} | another kind of JSON or of resource",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\"} | no entry",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[]} | no entry",
                "{\"resourceType\":\"Bundle\",\"type\":\"heap\",\"entry\":[{\"resource\":{\"resourceType\":\"Claim\"}}]} | Bundle.type",
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Claim\"}}]} | The Bundle does not validate",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[7]} | no entry",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":{}} | not one array",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[],\"entry\":[]} | not one array",
                "{\"resourceType\":\"Claim\",\"resourceType\":\"Claim\"} | twice",
                "{\"resourceType\":\"Claim\"} {} | something else",
                "{\"resourceType\":\"Claim\" | not well-formed JSON (line 1",
                "{\"resourceType\":NaN} | not well-formed JSON"
            })
    void jsonThatIsNoClaimFileIsRefused(String json, String said) {
        refused("claims.json", json, said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Bundle/> | another kind of XML",
                "<html xmlns='http://hl7.org/fhir'/> | another kind of XML",
                "<Bundle xmlns='http://hl7.org/fhir'><type value='collection'/></Bundle> | no entry",
                "<Bundle xmlns='http://hl7.org/fhir'><entry/></Bundle> | The Bundle does not validate",
                "<Bundle xmlns='http://hl7.org/fhir'> | not well-formed XML (line 1",
                "<?xml version='1.0' encoding='windows-1256'?><Bundle xmlns='http://hl7.org/fhir'/> | not in UTF-8",
                "<!DOCTYPE Bundle [<!ENTITY a 'b'>]><Bundle xmlns='http://hl7.org/fhir'/> | document type",
                "<Bundle xmlns='http://hl7.org/fhir'><![CDATA[x]]></Bundle> | marked section",
                "<Bundle xmlns='http://hl7.org/fhir'>&a;</Bundle> | XML"
            })
    void xmlThatIsNoClaimFileIsRefused(String xml, String said) {
        refused("claims.xml", xml, said);
    }

    @Test
    void bombsAreRefused() {
        refused("claims.json", "{\"resourceType\":" + "[".repeat(100_000), "too deep");
        refused("claims.json", "{\"a\":\"" + "x".repeat(3 << 20) + "\"}", "too long");
        refused("claims.json", "{" + "\"a\":1,".repeat(400_000) + "\"b\":2}", "twice");
        String xml = "<Bundle xmlns='http://hl7.org/fhir'>";
        refused("claims.xml", xml + "<entry>".repeat(100_000), "too deep");
        refused("claims.xml", xml + "<!--" + "<x".repeat(2 << 20) + "-->", "more than 2 million");
        refused("claims.xml", xml + "<id value='" + "x".repeat(3 << 20) + "'/>", "more than 2 million");
        var names = new StringBuilder(xml);
        for (int i = 0; i < 6_000; i++) {
            names.append("<n").append(i).append("/>");
        }
        refused("claims.xml", names + "</Bundle>", "names");
    }

    @Test
    void anEntryThatIsTooLargeOrTooDeepIsRefusedAndTheOthersGoOn() throws IOException {
        String deep = "{\"resource\":{\"resourceType\":\"Claim\",\"a\":" + "[".repeat(50) + "]".repeat(50) + "}},";
        String large =
                "{\"resource\":{\"resourceType\":\"Claim\",\"a\":[" + "\"xxxxxxxxxx\",".repeat(200_000) + "0]}},";
        String json = flat(BUNDLE.json()).replaceFirst("\"entry\":\\[", "\"entry\":[" + deep + large);
        List<ClaimRow> rows = read("claims.json", json);
        assertThat(rows).hasSize(8);
        assertThat(rows.get(0).faults()).singleElement().asString().contains("40 levels");
        assertThat(rows.get(1).faults()).singleElement().asString().contains("2 million");
    }

    @ParameterizedTest
    @CsvSource({"claims.json, windows-1256", "claims.xml, windows-1256", "claims.json, UTF-16", "claims.xml, UTF-16LE"})
    void anotherEncodingIsRefused(String name, String charset) {
        String text = FhirBundle.of(new ClaimTable().claim("C1", 1).with(2, "patient_name", "نوف الحربي"))
                .files()
                .get(name);
        assertThatThrownBy(() -> read(name, text.getBytes(Charset.forName(charset))))
                .isInstanceOf(ClaimFileRefused.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aByteOrderMarkDoesNoHarm() throws IOException {
        assertThat(read("claims.json", "\uFEFF" + BUNDLE.json())).hasSize(6);
        assertThat(read("claims.xml", "\uFEFF" + BUNDLE.xml())).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claims.json", "claims.xml"})
    void aFileThatIsCutOffOrSpoiledIsRefusedOrItsFaultsAreFound(String name) throws IOException {
        byte[] whole = BUNDLE.files().get(name).getBytes(StandardCharsets.UTF_8);
        var random = new Random(11);
        for (int i = 0; i < 60; i++) {
            byte[] cut = Arrays.copyOf(whole, 60 + random.nextInt(whole.length - 70));
            assertThatThrownBy(() -> read(name, cut)).isInstanceOf(ClaimFileRefused.class);
            byte[] spoiled = whole.clone();
            spoiled[60 + random.nextInt(whole.length - 60)] = (byte) random.nextInt(256);
            try {
                assertThat(read(name, spoiled).size()).isLessThanOrEqualTo(12);
            } catch (ClaimFileRefused e) {
                assertThat(e).hasMessageMatching("(?s).{10,1000}");
            }
        }
    }

    @Test
    void theExamplesOfTheDocumentationAreRight() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("diwan.root", ".."), "docs", "fhir.md"));
        for (String syntax : List.of("json", "xml")) {
            int from = text.indexOf("```" + syntax + "\n") + syntax.length() + 4;
            List<ClaimRow> rows = read("claims." + syntax, text.substring(from, text.indexOf("```", from)));
            assertThat(rows).singleElement().satisfies(row -> {
                assertThat(row.faults()).isEmpty();
                assertThat(row.cells())
                        .containsExactly(
                                "C1",
                                "1",
                                "F0006",
                                ClaimTable.PATIENT,
                                "Nouf Abdulrahman Al-Harbi",
                                "2026-11-02",
                                "M54.5",
                                "OP-100",
                                "2",
                                "120.00",
                                "240.00",
                                "SAR",
                                "PA7");
            });
        }
    }

    @Test
    void aNumberThatWouldFillTheMemoryIsNotReadWhereverItStands() throws IOException {
        String vast = "\"extension\":[{\"url\":\"https://a.example\",\"valueDecimal\":1e999999999}],\"status\"";
        List<ClaimRow> rows = read("claims.json", BUNDLE.json().replaceFirst("\"status\"", vast));
        assertThat(rows.get(0).faults()).singleElement().asString().contains("more digits");
        String xml =
                "<extension url=\"https://a.example\"><valueDecimal value=\"1e999999999\"/></extension><identifier>";
        rows = read("claims.xml", BUNDLE.xml().replaceFirst("<Claim><identifier>", "<Claim>" + xml));
        assertThat(rows.get(0).faults()).singleElement().asString().contains("more digits");
    }

    @Test
    void aControlCharacterIsKeptForTheCheckAndHalfACharacterIsNotTaken() throws IOException {
        String json = BUNDLE.json();
        List<ClaimRow> rows = read("claims.json", json.replace("Nouf Abdul", "Nouf\\u0007\\u0000\\bAbdul"));
        assertThat(rows).hasSize(6).flatExtracting(ClaimRow::faults).isEmpty();
        assertThat(rows.get(0).cell(ClaimColumn.PATIENT_NAME)).startsWith("Nouf\u0007\0\bAbdul");
        assertThat(read("claims.json", json.replace("Nouf Abdul", "Nouf\\ud800Abdul"))
                        .get(0)
                        .faults())
                .singleElement()
                .asString()
                .contains("half a character");
    }

    @Test
    void aPlaceIsNamed() throws IOException {
        Path file = ClaimTable.file(folder, "claims.json", BUNDLE.json().getBytes(StandardCharsets.UTF_8));
        try (ClaimRows rows = ClaimFile.open(file, "claims.json")) {
            rows.next();
            rows.next();
            assertThat(rows.place(2)).matches("Bundle\\.entry\\[\\d]\\.resource\\.item\\[1]");
        }
    }

    private static String flat(String json) {
        return json.replace(",\n", ",");
    }

    private void refused(String name, String text, String said) {
        assertThatThrownBy(() -> read(name, text))
                .isInstanceOf(ClaimFileRefused.class)
                .hasMessageContaining(said);
    }

    private List<ClaimRow> read(String name, String text) throws IOException {
        return read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private List<ClaimRow> read(String name, byte[] bytes) throws IOException {
        var read = new ArrayList<ClaimRow>();
        try (ClaimRows rows = ClaimFile.open(ClaimTable.file(folder, name, bytes), name)) {
            for (ClaimRow row = rows.next(); row != null; row = rows.next()) {
                read.add(row);
            }
        }
        return read;
    }
}
