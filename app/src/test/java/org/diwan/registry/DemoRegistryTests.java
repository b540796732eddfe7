package org.diwan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.diwan.money.Iban;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DemoRegistryTests {

    private static final LocalDate TODAY = RegistryDatabase.TODAY;
    private static final int PEOPLE = 2_000;
    private static final String[] TABLES = {"person", "employer", "employment", "wage", "benefit", "benefit_account"};

    private static RegistryDatabase house;

    @BeforeAll
    static void fill() {
        house = RegistryDatabase.fresh();
        house.fill(PEOPLE);
    }

    @Test
    void theSameDayGivesTheSameRegistry() {
        RegistryDatabase again = RegistryDatabase.fresh();
        again.fill(PEOPLE);
        for (String table : TABLES) {
            String all =
                    "select md5(string_agg(t::text, '|' order by t::text)) from (select to_jsonb(x) - 'recorded_at' t"
                            + " from " + table + " x) y";
            assertThat(text(again, all)).isEqualTo(text(house, all));
        }
    }

    @Test
    void everyNumberHasItsCheckDigits() {
        List<String> ids = house.db()
                .sql("select national_id from person")
                .query(String.class)
                .list();
        assertThat(ids).hasSize(PEOPLE).allMatch(NationalId::isValid);
        assertThat(house.db()
                        .sql("select iban from benefit_account")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(Iban::isValid);
    }

    @Test
    void mostRecordsAreClean() {
        long clean = house.db().sql("select national_id from person").query(String.class).list().stream()
                .map(this::record)
                .filter(one -> one.quality().gapDays() == 0
                        && one.quality().overlaps().isEmpty()
                        && one.quality().missing().isEmpty()
                        && one.person().status().matches("active|pensioner")
                        && !one.person().investigation())
                .count();
        assertThat(clean).isBetween(PEOPLE * 90 / 100L, PEOPLE * 98 / 100L);
    }

    @Test
    void theFirstCitizenIsEmployedWithACleanRecord() {
        Map<String, Fact> facts = record("1000000008").facts();
        assertThat(facts.get("name")).isEqualTo(new Fact.Text("Nouf Abdulrahman Al-Harbi", "نوف عبدالرحمن الحربي"));
        assertThat(facts.get("employer"))
                .isEqualTo(new Fact.Text("Tihama Marine Services", "شركة تهامة للخدمات البحرية"));
        assertThat(facts.get("monthlyWage")).isEqualTo(new Fact.Money(new BigDecimal("14500.00"), "SAR"));
        assertThat(facts.get("wageSince")).isEqualTo(new Fact.Day(LocalDate.of(2026, 3, 1)));
        assertThat(facts.get("joined")).isEqualTo(new Fact.Day(LocalDate.of(2019, 3, 1)));
        assertThat(facts.get("lengthOfEmployment")).isEqualTo(new Fact.Months(146));
        assertThat(facts).containsKeys("employments", "firstRegistered", "employerNumber", "birthDate");
        assertThat(facts).doesNotContainKeys("noRegistration", "benefitKind");
        assertThat(decision("1000000008"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "status",
                        "active",
                        "investigation",
                        false,
                        "everEmployed",
                        true,
                        "employed",
                        true,
                        "gapDays",
                        0,
                        "overlaps",
                        0,
                        "monthsMissing",
                        0,
                        "benefitInPayment",
                        false));
    }

    @Test
    void theSecondHasAGap() {
        assertThat(decision("1000000016")).containsEntry("overlaps", 0).containsEntry("monthsMissing", 0);
        assertThat(record("1000000016").quality().gaps()).hasSize(1);
    }

    @Test
    void theThirdAndTheSixthArePensioners() {
        assertThat(decision("1000000024")).containsEntry("status", "pensioner").containsEntry("benefitInPayment", true);
        assertThat(record("1000000024").facts())
                .containsEntry("monthlyBenefit", new Fact.Money(new BigDecimal("7850.00"), "SAR"))
                .containsEntry("benefitKind", Words.of("old-age"));
        assertThat(decision("1000000057")).containsEntry("status", "pensioner").containsEntry("benefitInPayment", true);
    }

    @Test
    void thePartnersAreFacilitiesAndPeopleAreCovered() {
        house.fillCare();
        assertThat(house.care().facility("F0006").orElseThrow().kind()).isEqualTo("hospital");
        assertThat(house.care().facility("F0002").orElseThrow().kind()).isEqualTo("pharmacy");
        assertThat(house.care().tariffs()).hasSizeGreaterThan(20);
        assertThat(house.db()
                        .sql("select count(*) from coverage")
                        .query(Integer.class)
                        .single())
                .isEqualTo(PEOPLE - 1);
    }

    @Test
    void facilitiesThatSomebodyElseDeliveredCanBePaidToo() {
        RegistryDatabase delivered = RegistryDatabase.fresh();
        delivered
                .db()
                .sql(
                        """
                insert into facility (facility_id, name_latin, name_arabic, kind, contract_from)
                values ('F0006', 'King Hospital', 'مستشفى', 'hospital', '2020-01-01'),
                       ('F0099', 'Other Hospital', 'مستشفى', 'hospital', '2020-01-01')""")
                .update();
        delivered.openAccounts();
        assertThat(delivered
                        .db()
                        .sql("select facility_id || ' ' || holder_name from facility_account")
                        .query(String.class)
                        .list())
                .containsExactly("F0006 King Hospital");
    }

    @Test
    void theFourthWasNeverEmployed() {
        assertThat(decision("1000000032")).containsEntry("everEmployed", false);
        assertThat(record("1000000032").facts()).containsEntry("noRegistration", new Fact.Day(TODAY));
    }

    @Test
    void theFifthHasTwoEmployersAtATime() {
        assertThat(decision("1000000040")).containsEntry("overlaps", 1).containsEntry("gapDays", 0);
    }

    @Test
    void theSeventhLacksWages() {
        assertThat(record("1000000065").quality().missing())
                .containsExactly(YearMonth.of(2026, 9), YearMonth.of(2026, 10));
    }

    @Test
    void theEighthIsUnderInvestigation() {
        assertThat(decision("1000000073")).containsEntry("investigation", true);
    }

    @Test
    void theNinthHasALongNameAndACleanRecord() {
        assertThat(record("1000000081").person().name().latin()).hasSizeGreaterThan(50);
        assertThat(decision("1000000081")).containsEntry("employed", true).containsEntry("gapDays", 0);
    }

    @Test
    void theTenthIsReachedByMailInFrench() {
        Contacts contacts = house.registry().contacts("1000000099").orElseThrow();
        assertThat(contacts.mobile()).isNull();
        assertThat(contacts.language()).isEqualTo("fr");
        assertThat(decision("1000000099")).containsEntry("employed", false).containsEntry("everEmployed", true);
    }

    @Test
    void namesAreReadInTheScriptOfTheLanguage() {
        List<String> ids = List.of("1000000008", "1999999998");
        assertThat(house.registry().names(ids, "ar")).isEqualTo(Map.of("1000000008", "نوف عبدالرحمن الحربي"));
        assertThat(house.registry().names(ids, "fr")).isEqualTo(Map.of("1000000008", "Nouf Abdulrahman Al-Harbi"));
    }

    private Map<String, Object> decision(String id) {
        return record(id).decisionFacts();
    }

    private PersonRecord record(String id) {
        return house.registry().record(id, TODAY).orElseThrow();
    }

    private static String text(RegistryDatabase of, String sql) {
        JdbcClient db = of.db();
        return db.sql(sql).query(String.class).single();
    }
}
