package org.diwan.claims.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diwan.registry.RegistryDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FHIR meets the same checks as CSV. */
class FhirCheckTests {

    private static RegistryDatabase registry;

    @TempDir
    private Path folder;

    @BeforeAll
    static void fill() {
        registry = RegistryDatabase.fresh();
        registry.fill(10);
        registry.fillCare();
    }

    private static ClaimTable faults() {
        var table = new ClaimTable();
        for (int claim = 1; claim <= 20; claim++) {
            table.claim("C" + claim, 2);
        }
        return table.with(3, "quantity", "-1")
                .with(5, "amount", "240.01")
                .with(7, "service_date", "2026-02-30")
                .with(9, "service_date", "05/09/2026")
                .with(11, "service_date", "2026-11-22")
                .with(13, "unit_price", "NaN")
                .with(15, "unit_price", "120,00")
                .with(17, "unit_price", "1.2e2")
                .with(19, "unit_price", "120.005")
                .with(21, "quantity", "٢")
                .with(23, "line_no", "7")
                .with(25, "diagnosis", "XX99")
                .with(27, "service_code", "OP-999")
                .with(28, "national_id", "1000000009")
                .with(29, "national_id", "1000000009")
                .with(31, "currency", "ZZZ")
                .with(33, "currency", "USD")
                .with(34, "claim_no", "0123456789012345678901234567890123456789X")
                .with(37, "facility_id", "F0002")
                .with(39, "amount", "99999999999.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claims.json", "claims.xml"})
    void theSameClaimsHaveTheSameFindings(String name) throws IOException {
        ClaimTable table = faults().without(38).without(37);
        List<String> expected = check("claims.csv", table.csv()).findings().stream()
                .filter(one -> !(one.record() == 29 && one.column().equals("national_id")))
                .map(one -> one.record() - 1 + " " + one.column())
                .toList();
        ClaimFindings found = check(name, FhirBundle.of(table).files().get(name));
        assertThat(found.findings())
                .extracting(one -> one.record() + " " + one.column())
                .isEqualTo(expected);
        assertThat(found.records()).isEqualTo(38);
        assertThat(found.facilityId()).isEqualTo("F0006");
    }

    @Test
    void aFaultOfTheClaimIsToldOnceAndTakesAllItsLines() throws IOException {
        var table = new ClaimTable().claim("C1", 3).claim("C2", 1);
        for (int record = 2; record <= 4; record++) {
            table.with(record, "national_id", "1000000009");
        }
        var good = new ArrayList<ClaimLine>();
        ClaimFindings found = check("claims.json", FhirBundle.of(table).json(), good);
        assertThat(found.findings())
                .singleElement()
                .hasToString("1 national_id: has a wrong first or check digit (Bundle.entry[2].resource.item[0])");
        assertThat(found.refusedClaims()).containsExactly("C1");
        assertThat(good).extracting(ClaimLine::claimNo).containsExactly("C2");
    }

    @Test
    void aClaimThatIsRefusedAsAWholeIsNamed() throws IOException {
        String json = FhirBundle.of(new ClaimTable().claim("C1", 2).claim("C2", 1))
                .json()
                .replaceFirst("active", "draft");
        ClaimFindings found = check("claims.json", json);
        assertThat(found.findings()).hasSize(1);
        assertThat(found.refusedClaims()).containsExactly("C1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claims.json", "claims.xml"})
    void hundredsOfClaimsGoThroughOneByOne(String name) throws IOException {
        var table = new ClaimTable();
        for (int claim = 1; claim <= 400; claim++) {
            table.claim("C" + claim, 2);
        }
        ClaimFindings found = check(
                name, FhirBundle.of(table.with(601, "quantity", "-1")).files().get(name));
        assertThat(found.findings())
                .extracting(one -> one.record() + " " + one.column())
                .containsExactly("600 quantity");
        assertThat(found.claims()).isEqualTo(400);
    }

    private ClaimFindings check(String name, String text) throws IOException {
        return check(name, text, new ArrayList<>());
    }

    private ClaimFindings check(String name, String text, List<ClaimLine> good) throws IOException {
        Path file = ClaimTable.file(folder, name, text.getBytes(StandardCharsets.UTF_8));
        try (ClaimRows rows = ClaimFile.open(file, name)) {
            return new ClaimCheck(registry.care(), RegistryDatabase.CLOCK).run(rows, null, good::add);
        }
    }
}
