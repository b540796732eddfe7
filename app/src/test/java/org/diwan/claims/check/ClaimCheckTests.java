package org.diwan.claims.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.diwan.claims.reason.Reason;
import org.diwan.registry.RegistryDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimCheckTests {

    private static final List<String> FAULTS = List.of(
            "claim_no|",
            "claim_no|0123456789012345678901234567890123456789X",
            "claim_no|C1\u0007",
            "claim_no| C1",
            "line_no|0",
            "line_no|one",
            "line_no|",
            "facility_id|F0002",
            "facility_id|F9999",
            "national_id|",
            "national_id|1000000009",
            "national_id|100000000",
            "national_id|١٠٠٠٠٠٠٠٠٨",
            "national_id|1999999998",
            "patient_name|",
            "patient_name|bad\0name",
            "service_date|2026-11-22",
            "service_date|2026-02-30",
            "service_date|05/09/2026",
            "service_date|2026-9-5",
            "diagnosis|XX99",
            "diagnosis|m54.5",
            "service_code|OP-999",
            "quantity|-2",
            "quantity|0",
            "quantity|2.0",
            "quantity|٢",
            "quantity|2000000",
            "quantity| 2",
            "unit_price|NaN",
            "unit_price|1e3",
            "unit_price|120,00",
            "unit_price|120",
            "unit_price|120.000",
            "unit_price|-120.00",
            "amount|240.01",
            "amount|9999999999999999999999999.00",
            "amount|",
            "currency|ZZZ",
            "currency|USD",
            "currency|sar",
            "prior_approval|PA\u0000");

    private static RegistryDatabase registry;

    @TempDir
    private Path folder;

    @BeforeAll
    static void fill() {
        registry = RegistryDatabase.fresh();
        registry.fill(10);
        registry.fillCare();
    }

    @Test
    void everyKindOfFaultIsNamedAndNoOtherRow() throws IOException {
        var table = new ClaimTable();
        var expected = new ArrayList<String>();
        for (String fault : FAULTS) {
            int record = table.rows().size() + 3;
            String column = fault.substring(0, fault.indexOf('|'));
            table.claim("C" + record, 3).with(record, column, fault.substring(fault.indexOf('|') + 1));
            expected.add(record + " " + column);
        }
        assertThat(places(check(table))).isEqualTo(expected);
    }

    @Test
    void aWrongRowTakesItsClaimAndNoOther() throws IOException {
        var good = new ArrayList<ClaimLine>();
        ClaimFindings found = check(
                new ClaimTable().claim("C1", 2).claim("C2", 3).claim("C3", 1).with(5, "quantity", "-1"), null, good);
        assertThat(found.refusedClaims()).containsExactly("C2");
        assertThat(found.records()).isEqualTo(6);
        assertThat(found.claims()).isEqualTo(3);
        assertThat(found.facilityId()).isEqualTo("F0006");
        assertThat(found.currency()).isEqualTo("SAR");
        assertThat(found.findings()).containsExactly(new ClaimFinding(5, "quantity", Reason.of("count-negative")));
        assertThat(good).extracting(ClaimLine::record).containsExactly(2, 3, 4, 6, 7);
        assertThat(good.get(1).serviceDate()).hasToString("2026-11-03");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=SUM(1)",
                "@SUM(1)",
                "=HYPERLINK(\"http://127.0.0.1:9/\")",
                "Quote \" inside",
                "Two\nlines",
                "Two\r\nlines",
                "O'Brien'); drop table person; --",
                "نوف عبدالرحمن",
                "a,b;c"
            })
    void oddNamesAreNames(String name) throws IOException {
        var good = new ArrayList<ClaimLine>();
        assertThat(check(new ClaimTable().claim("C1", 2).with(2, "patient_name", name), null, good)
                        .findings())
                .isEmpty();
        assertThat(good.get(0).patientName()).isEqualTo(name);
        assertThat(good.get(1).record()).isEqualTo(3);
    }

    @Test
    void aNameMayBeThreeHundredCharactersLong() throws IOException {
        var table = new ClaimTable().claim("C1", 1).claim("C2", 1);
        table.with(2, "patient_name", "x".repeat(300)).with(3, "patient_name", "x".repeat(301));
        assertThat(places(check(table))).containsExactly("3 patient_name");
    }

    @Test
    void aRowWithoutItsClaimsNumberTakesTheClaimItStandsIn() throws IOException {
        ClaimFindings found = check(new ClaimTable()
                .claim("C1", 3)
                .claim("C2", 3)
                .claim("C3", 3)
                .claim("C4", 1)
                .with(3, "claim_no", "")
                .with(7, "claim_no", "")
                .with(8, "claim_no", ""));
        assertThat(places(found)).containsExactly("3 claim_no", "7 claim_no", "8 claim_no");
        assertThat(found.refusedClaims()).contains("C1", "C2").doesNotContain("C4");
    }

    @Test
    void aClaimIsOfOnePatient() throws IOException {
        var table = new ClaimTable().claim("C1", 3).with(2, "national_id", ClaimTable.OTHER_PATIENT);
        assertThat(places(check(table))).containsExactly("2 national_id");
    }

    @Test
    void rowsOfAClaimMayStandApart() throws IOException {
        var table =
                new ClaimTable().claim("C1", 2).claim("C2", 1).claim("C1", 1).with(5, "line_no", "3");
        assertThat(check(table).findings()).isEmpty();
        assertThat(check(table).claims()).isEqualTo(2);
    }

    @Test
    void theCurrencyOfTheFileIsTheOneOfMostRows() throws IOException {
        var table = new ClaimTable().claim("C1", 3).claim("C2", 2).with(2, "currency", "USD");
        assertThat(places(check(table))).containsExactly("2 currency");
    }

    @Test
    void theFacilityIsTheOneThatSubmits() throws IOException {
        var table = new ClaimTable().claim("C1", 1).claim("C2", 1).with(3, "facility_id", "F0002");
        assertThat(places(check(table))).containsExactly("3 facility_id");
        assertThat(places(check(table, "F0002", new ArrayList<>()))).containsExactly("2 facility_id");
        assertThatThrownBy(() -> check(table, "F9999", new ArrayList<>())).isInstanceOf(ClaimFileRefused.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 2 3 4 |",
                "3 1 2 |",
                "1 2 4 5 | 4",
                "2 3 4 | 2",
                "1 99 3 | 3",
                "1 99 3 77 5 | 3, 5",
                "1 2 2 4 | 4",
                "1 2 2 3 | 4",
                "1 4 3 4 | 3",
                "2 2 | 2",
                "3 1 3 2 | 2",
                "1 0 3 4 | 3",
                "0 2 3 | 2",
                "7 | 2"
            })
    void theRowThatBreaksTheCountOfLinesIsNamed(String numbers, @Nullable String records) throws IOException {
        String[] lines = numbers.strip().split(" ");
        var table = new ClaimTable().claim("C1", lines.length);
        for (int i = 0; i < lines.length; i++) {
            table.with(i + 2, "line_no", lines[i]);
        }
        List<String> expected = records == null ? List.of() : List.of(records.split(", "));
        assertThat(places(check(table)))
                .isEqualTo(expected.stream().map(one -> one + " line_no").toList());
    }

    @Test
    void aRowOfAnotherShapeIsNamedWhereItBreaksOff() throws IOException {
        String csv = new ClaimTable()
                .claim("C1", 1)
                .claim("C2", 1)
                .claim("C3", 1)
                .claim("C4", 1)
                .csv();
        Path file = ClaimTable.file(
                folder,
                "shapes.csv",
                csv.replaceFirst("(?m)^(C2,1,F0006),.*$", "$1")
                        .replaceFirst("(?m)^(C3,.*240.00),SAR,", "$1,SAR,,more")
                        .getBytes(StandardCharsets.UTF_8));
        ClaimFindings found = check(file, null, new ArrayList<>());
        assertThat(places(found)).containsExactly("3 national_id", "4 prior_approval");
        assertThat(found.refusedClaims()).containsExactlyInAnyOrder("C2", "C3");
    }

    @Test
    void aFileWithoutLinesIsRefused() {
        assertThatThrownBy(() -> check(new ClaimTable())).isInstanceOf(ClaimFileRefused.class);
    }

    @Test
    void aLongFileIsRefused() {
        var table = new ClaimTable().claim("C1", WholeFile.MOST_LINES + 1);
        for (int record = 2; record < table.rows().size() + 2; record++) {
            table.with(record, "service_date", "2026-11-01");
        }
        assertThatThrownBy(() -> check(table))
                .isInstanceOf(ClaimFileRefused.class)
                .hasMessageContaining("50,000");
    }

    @Test
    void ofTenThousandRowsTheWrongOnesAreNamedAndNoOther() throws IOException {
        var table = new ClaimTable();
        for (int claim = 0; claim < 2_500; claim++) {
            table.claim("C" + claim, 4);
        }
        var random = new Random(5);
        var records = new TreeSet<Integer>();
        while (records.size() < 160) {
            records.add(2 + random.nextInt(2_500) * 4 + 1);
        }
        var expected = new ArrayList<String>();
        for (int record : records) {
            String fault = FAULTS.get(expected.size() % FAULTS.size());
            String column = fault.substring(0, fault.indexOf('|'));
            table.with(record, column, fault.substring(fault.indexOf('|') + 1));
            expected.add(record + " " + column);
        }
        assertThat(places(check(table))).isEqualTo(expected);
    }

    private ClaimFindings check(ClaimTable table) throws IOException {
        return check(table, null, new ArrayList<>());
    }

    private ClaimFindings check(ClaimTable table, @Nullable String facility, List<ClaimLine> good) throws IOException {
        return check(table.in(folder), facility, good);
    }

    private static ClaimFindings check(Path file, @Nullable String facility, List<ClaimLine> good) throws IOException {
        try (ClaimRows rows = ClaimFile.open(file, String.valueOf(file.getFileName()))) {
            return new ClaimCheck(registry.care(), RegistryDatabase.CLOCK).run(rows, facility, good::add);
        }
    }

    private static List<String> places(ClaimFindings found) {
        return found.findings().stream()
                .map(one -> one.record() + " " + one.column())
                .toList();
    }
}
