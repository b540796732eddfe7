package org.diwan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportTests {

    private static final String PEOPLE =
            "national_id,name_latin,name_arabic,birth_date,sex,status,died_on,email,mobile,city,language,guardian_id,investigation";
    private static final String ANNA = NationalId.of(111_111_111);
    private static final String BADR = NationalId.of(222_222_222);

    private RegistryDatabase house;

    @BeforeEach
    void delivered() {
        house = RegistryDatabase.fresh();
        run("people", PEOPLE, person(ANNA, ""), person(BADR, ""));
        run(
                "employers",
                "employer_id,name_latin,name_arabic,city,registered_on,closed_on",
                "70,Najd,نجد,Riyadh,1990-01-01,");
        run(
                "employments",
                "employment_id,national_id,employer_id,occupation,started_on,ended_on",
                "90," + ANNA + ",70,clerk,2020-01-01,",
                "91," + BADR + ",70,cook,2019-01-01,2020-01-01");
        run(
                "benefits",
                "benefit_id,national_id,kind,started_on,ended_on,monthly_amount,currency",
                "50," + BADR + ",old-age,2020-01-01,,4000.00,SAR");
    }

    @Test
    void everyFaultOfAPersonIsNamedByLineAndColumn() {
        ImportReport report = run(
                "people",
                "\uFEFF" + PEOPLE,
                person(NationalId.of(100_000_501), ""),
                person("12345", ""),
                person("", ""),
                person("١٢٣٤٥٦٧٨٩٠", ""),
                person("1999999999", ""),
                person(ANNA, "").replace("1980-02-29", "31/12/1980"),
                person(ANNA, "").replace("1980-02-29", "1980-02-30"),
                person(ANNA, "").replace("1980-02-29", "1400-05-05"),
                person(ANNA, "").replace("1980-02-29", "2091-01-01"),
                person(ANNA, "").replace(",F,", ",female,"),
                person(ANNA, "").replace("active", "retired"),
                person(ANNA, "nobody"),
                person(ANNA, "\"x@example.org\r\nBcc: y@example.org\""),
                person(ANNA, "").replace("+966500000001", "0500000001"),
                person(ANNA, "").replace(",ar,", ",de,"),
                person(ANNA, "").replace(",ar,,", ",ar,123,"),
                person(ANNA, "").replace("false", "no"),
                person(ANNA, "").replace("active,", "deceased,1950-01-01"),
                person(ANNA, "").replace("Anna", "A".repeat(301)),
                person(ANNA, "").replace("Anna", "A\0"),
                person(ANNA, "") + ",one more",
                ANNA + ",Anna",
                person(BADR, ""));
        assertThat(places(report))
                .containsExactly(
                        "3 national_id",
                        "4 national_id",
                        "5 national_id",
                        "6 national_id",
                        "7 birth_date",
                        "8 birth_date",
                        "9 birth_date",
                        "10 birth_date",
                        "11 sex",
                        "12 status",
                        "13 email",
                        "14 email",
                        "16 mobile",
                        "17 language",
                        "18 guardian_id",
                        "19 investigation",
                        "20 died_on",
                        "21 name_latin",
                        "22 name_latin",
                        "23 investigation",
                        "24 name_arabic");
        assertThat(report.summary()).isEqualTo("23 read, 1 new, 0 changed, 1 same, 21 refused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "employments | 92,1000000008,70,clerk,2020-01-01, | national_id",
                "employments | 92,ANNA,71,clerk,2020-01-01, | employer_id",
                "employments | 92,ANNA,70,clerk,2020-01-01,1950-01-01 | ended_on",
                "employments | 92,ANNA,70,,2020-01-01, | occupation",
                "employments | =1+1,ANNA,70,clerk,2020-01-01, | employment_id",
                "wages | 99,2026-01,10.00,SAR | employment_id",
                "wages | 90,2026/01,10.00,SAR | month",
                "wages | 90,01-2026,10.00,SAR | month",
                "wages | 90,2026-13,10.00,SAR | month",
                "wages | 90,2026-01,NaN,SAR | amount",
                "wages | 90,2026-01,1e9,SAR | amount",
                "wages | 90,2026-01,12,SAR | amount",
                "wages | 90,2026-01,-12.00,SAR | amount",
                "wages | 90,2026-01,99999999999999.99,SAR | amount",
                "wages | 90,2026-01,\"12,500.00\",SAR | amount",
                "wages | 90,2026-01,10.00,RIY | currency",
                "benefits | 51,BADR,old age,2020-01-01,,10.00,SAR | kind",
                "benefits | 51,1000000008,old-age,2020-01-01,,10.00,SAR | national_id",
                "accounts | 50,SA0010557451237534788075,B,RJHISARI,2020-01-01 | iban",
                "accounts | 50,SA25154862900312042105731,B,RJHISARI,2020-01-01 | iban",
                "accounts | 59,SA2515486290031204210573,B,RJHISARI,2020-01-01 | benefit_id",
                "accounts | 50,SA2515486290031204210573,B,RJHI,2020-01-01 | bank_bic",
                "employers | 71,Najd,نجد,,1990-01-01,1989-01-01 | closed_on"
            },
            quoteCharacter = '~')
    void everyFaultOfTheOtherKindsIsNamed(String kind, String row, String column) {
        String named = row.replace("ANNA", ANNA).replace("BADR", BADR);
        assertThat(places(run(kind, header(kind), named))).containsExactly("2 " + column);
    }

    @Test
    void everyFaultOfFacilitiesDiagnosesTariffAndCoverageIsNamed() {
        assertThat(places(run(
                        "facilities",
                        header("facilities"),
                        "F 1,Noor,نور,hospital,Riyadh,2020-01-01,",
                        "F1,Noor,,hospital,Riyadh,2020-01-01,",
                        "F1,Noor,نور,spa,Riyadh,2020-01-01,",
                        "F1,Noor,نور,hospital,Riyadh,,",
                        "F1,Noor,نور,hospital,Riyadh,2020-01-01,2019-12-31")))
                .containsExactly("2 facility_id", "3 name_arabic", "4 kind", "5 contract_from", "6 contract_to");
        run("facilities", header("facilities"), "F1,Noor,نور,hospital,Riyadh,2020-01-01,");
        assertThat(places(run(
                        "facility-accounts",
                        header("facility-accounts"),
                        "F1,2026-01-01,SA1086273728839916271822,Noor,DIWASARI",
                        "F1,2026-01-01,SA0380000000608010167519,,DIWASARI",
                        "F1,2026-01-01,SA0380000000608010167519,Noor,DIWA",
                        "F9,2026-01-01,SA0380000000608010167519,Noor,DIWASARI",
                        "F1,2026-01-01,SA0380000000608010167519,Noor,DIWASARI")))
                .containsExactly("2 iban", "3 holder_name", "4 bank_bic", "5 facility_id");
        assertThat(places(run("diagnoses", header("diagnoses"), "XX99,Odd", "m54.5,Low back pain", "M54.5,")))
                .containsExactly("2 code", "3 code", "4 title");
        assertThat(places(run(
                        "tariff",
                        header("tariff"),
                        ",X-ray,outpatient,1.00,SAR,1,,,,false,2025-01-01,",
                        "S1,X-ray,dental,1.00,SAR,1,,,,false,2025-01-01,",
                        "S1,X-ray,outpatient,1.0,SAR,1,,,,false,2025-01-01,",
                        "S1,X-ray,outpatient,-1.00,SAR,1,,,,false,2025-01-01,",
                        "S1,X-ray,outpatient,1.00,ZZZ,1,,,,false,2025-01-01,",
                        "S1,X-ray,outpatient,1.00,SAR,0,,,,false,2025-01-01,",
                        "S1,X-ray,outpatient,1.00,SAR,1.5,,,,false,2025-01-01,",
                        "S1,X-ray,outpatient,1.00,SAR,٣,,,,false,2025-01-01,",
                        "S1,X-ray,outpatient,1.00,SAR,1,f,,,false,2025-01-01,",
                        "S1,X-ray,outpatient,1.00,SAR,1,,-1,,false,2025-01-01,",
                        "S1,X-ray,outpatient,1.00,SAR,1,,,151,false,2025-01-01,",
                        "S1,X-ray,outpatient,1.00,SAR,1,,18,9,false,2025-01-01,",
                        "S1,X-ray,outpatient,1.00,SAR,1,,,,no,2025-01-01,",
                        "S1,X-ray,outpatient,1.00,SAR,1,,,,false,01/01/2025,",
                        "S1,X-ray,outpatient,1.00,SAR,1,,,,false,2025-01-01,2024-01-01")))
                .containsExactly(
                        "2 service_code",
                        "3 kind",
                        "4 price",
                        "5 price",
                        "6 currency",
                        "7 max_quantity",
                        "8 max_quantity",
                        "9 max_quantity",
                        "10 sex",
                        "11 min_age",
                        "12 max_age",
                        "13 max_age",
                        "14 prior_approval",
                        "15 valid_from",
                        "16 valid_to");
        assertThat(places(run(
                        "coverage",
                        header("coverage"),
                        "1000000008,2015-01-01,",
                        "1999999999,2015-01-01,",
                        ANNA + ",2015-02-30,",
                        ANNA + ",2015-01-01,2014-12-31")))
                .containsExactly("2 national_id", "3 national_id", "4 valid_from", "5 valid_to");
    }

    @Test
    void aRepeatOfTheSameFileChangesNothing() {
        String[] file = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> "90,2025-%02d,8000.00,SAR".formatted(month))
                .toArray(String[]::new);
        assertThat(run("wages", header("wages"), file).summary())
                .isEqualTo("12 read, 12 new, 0 changed, 0 same, 0 refused");
        String before = all("wage");
        assertThat(run("wages", header("wages"), file).summary())
                .isEqualTo("12 read, 0 new, 0 changed, 12 same, 0 refused");
        assertThat(all("wage")).isEqualTo(before);
    }

    @Test
    void rowsOfOneKeyAreMergedOneAfterTheOther() {
        run("wages", header("wages"), "90,2025-01,1.00,SAR", "91,2025-01,1.00,SAR");
        ImportReport report = run(
                "wages",
                header("wages"),
                "90,2025-01,1.00,SAR",
                "90,2025-01,2.00,SAR",
                "90,2025-01,2.00,SAR",
                "90,2025-02,5.00,SAR",
                "90,2025-02,6.00,SAR",
                "91,2025-01,3.00,SAR");
        assertThat(report.summary()).isEqualTo("6 read, 1 new, 3 changed, 2 same, 0 refused");
        assertThat(house.db()
                        .sql("select amount::text from wage order by employment_id, month")
                        .query(String.class)
                        .list())
                .containsExactly("2.00", "6.00", "3.00");
    }

    @Test
    void aTariffThatBeginsLaterLeavesTheOneBefore() {
        String row = "S1,X-ray,outpatient,%s,SAR,1,F,9,18,false,%s,";
        ImportReport report = run(
                "tariff",
                header("tariff"),
                row.formatted("1.00", "2025-01-01"),
                row.formatted("2.00", "2025-01-01"),
                row.formatted("3.00", "2026-01-01"));
        assertThat(report.summary()).isEqualTo("3 read, 1 new, 2 changed, 0 same, 0 refused");
        run("tariff", header("tariff"), row.formatted("4.00", "2026-01-01"));
        assertThat(house.care().tariffs())
                .extracting(one -> one.validFrom() + " " + one.price() + " " + one.minAge())
                .containsExactly("2026-01-01 4.00 9", "2025-01-01 2.00 9");
        assertThat(house.care().known(Care.Code.SERVICE, List.of("S1", "S2"))).containsExactly("S1");
    }

    @Test
    void aFacilityHasItsContractFromDayToDay() {
        run("facilities", header("facilities"), "F1,Noor,نور,hospital,,2020-01-01,2026-03-31");
        Facility facility = house.care().facility("F1").orElseThrow();
        assertThat(facility.hasContract(LocalDate.of(2020, 1, 1))).isTrue();
        assertThat(facility.hasContract(LocalDate.of(2026, 3, 31))).isTrue();
        assertThat(facility.hasContract(LocalDate.of(2026, 4, 1))).isFalse();
        assertThat(facility.hasContract(LocalDate.of(2019, 12, 31))).isFalse();
    }

    @Test
    void aPersonHasTheCoverageDeliveredLast() {
        run("coverage", header("coverage"), ANNA + ",2015-01-01,", BADR + ",2015-01-01,");
        assertThat(run("coverage", header("coverage"), ANNA + ",2015-01-01,2026-02-15", BADR + ",2015-01-01,")
                        .summary())
                .isEqualTo("2 read, 0 new, 1 changed, 1 same, 0 refused");
    }

    @Test
    void anEmptyValueReplacesAnOlderOne() {
        run("employments", header("employments"), "90," + ANNA + ",70,clerk,2020-01-01,2025-12-31");
        assertThat(run("employments", header("employments"), "90," + ANNA + ",70,clerk,2020-01-01,")
                        .changed())
                .isEqualTo(1);
    }

    @Test
    void aDryRunCountsAndKeepsNothing() {
        String before = all("wage");
        assertThat(house.imports()
                        .run("wages", bytes(header("wages"), "90,2025-01,1.00,SAR", "90,x,1.00,SAR"), true)
                        .summary())
                .isEqualTo("2 read, 1 new, 0 changed, 0 same, 1 refused");
        assertThat(all("wage")).isEqualTo(before);
    }

    @Test
    void columnsMayStandInAnotherOrder() {
        assertThat(run("wages", "month,currency,amount,employment_id", "2025-01,SAR,1.00,90")
                        .added())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "employment_id,month,amount",
                "employment_id,month,amount,currency,note",
                "employment_id,month,amount,amount",
                "employment_id;month;amount;currency",
                "90,2025-01,1.00,SAR",
                "''"
            })
    void aFileWithAnotherHeaderIsRefusedWhole(String header) {
        assertThatThrownBy(() -> run("wages", header, "90,2025-01,1.00,SAR"))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("employment_id,month,amount,currency");
    }

    @Test
    void aFileInAnotherEncodingIsRefusedWhole() {
        String text = PEOPLE + "\n" + person(NationalId.of(100_000_777), "") + "\n";
        var file = new ByteArrayInputStream(text.getBytes(Charset.forName("windows-1256")));
        assertThatThrownBy(() -> house.imports().run("people", file, false)).isInstanceOf(FileRefused.class);
        assertThat(house.registry().person(NationalId.of(100_000_777))).isEmpty();
    }

    @Test
    void anUnknownKindIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> run("planets", "a", "b"))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("people, employers, employments, wages, benefits, accounts,"
                        + " facilities, facility-accounts, diagnoses, tariff, coverage");
    }

    @Test
    void oddNamesAreNames() {
        String odd = person(ANNA, "").replace("Anna", "\"=SUM(1); drop table person;-- \\N \"\"q\"\"\tx\"");
        assertThat(run("people", PEOPLE, odd).changed()).isEqualTo(1);
        assertThat(house.registry().person(ANNA).orElseThrow().name().latin())
                .isEqualTo("=SUM(1); drop table person;-- \\N \"q\"\tx");
    }

    private ImportReport run(String kind, String header, String... rows) {
        return house.imports().run(kind, bytes(header, rows), false);
    }

    private static ByteArrayInputStream bytes(String header, String... rows) {
        String text = header + "\n" + String.join("\n", rows) + "\n";
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(String kind) {
        return String.join(
                ",",
                new ImportKinds(RegistryDatabase.CLOCK).find(kind).orElseThrow().columnNames());
    }

    private String all(String table) {
        return house.db()
                .sql("select coalesce(string_agg(t::text, '|' order by t::text), '') from " + table + " t")
                .query(String.class)
                .single();
    }

    private static List<String> places(ImportReport report) {
        return report.refusals().stream()
                .map(one -> one.line() + " " + one.column())
                .collect(Collectors.toList());
    }

    private static String person(String id, String email) {
        return id + ",Anna,آنا,1980-02-29,F,active,," + email + ",+966500000001,Riyadh,ar,,false";
    }
}
