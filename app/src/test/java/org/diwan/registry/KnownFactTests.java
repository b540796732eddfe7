package org.diwan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class KnownFactTests {

    private static RegistryDatabase house;

    @BeforeAll
    static void fill() {
        house = RegistryDatabase.fresh();
        house.fill(DemoCitizens.COUNT);
    }

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void aPersonInWorkIsKnownBySourceAndDay() {
        Map<String, KnownFact> facts = of("1000000008", Locale.ENGLISH);
        assertThat(facts.get("name").value()).isEqualTo("Nouf Abdulrahman Al-Harbi");
        assertThat(facts.get("birthDate").value()).isEqualTo(LocalDate.of(1990, 4, 12));
        assertThat(facts.get("birthDate").source()).isEqualTo("registry.source.civil-register");
        assertThat(facts.get("joined"))
                .isEqualTo(new KnownFact(
                        LocalDate.of(2019, 3, 1),
                        "registry.source.employer-report",
                        facts.get("joined").on()));
        assertThat(facts.get("monthlyWage").value()).isEqualTo(new BigDecimal("14500.00"));
        assertThat(facts.get("occupation").value()).isEqualTo("Engineer");
        assertThat(facts).containsKeys("nameLatin", "nameArabic", "email", "mobile", "city", "language", "employer");
        assertThat(facts).doesNotContainKeys("ended", "iban");
    }

    @Test
    void namesAndOccupationsAreInTheReadersLanguage() {
        Map<String, KnownFact> facts = of("1000000008", Locale.forLanguageTag("ar"));
        assertThat(facts.get("name").value()).isEqualTo("نوف عبدالرحمن الحربي");
        assertThat(facts.get("occupation").value()).isEqualTo("مهندس");
    }

    @Test
    void aPensionerHasAMaskedAccountAndAnEndOfWork() {
        Map<String, KnownFact> facts = of("1000000024", Locale.ENGLISH);
        assertThat(facts.get("iban").value().toString()).matches("SA•• •••• \\d{4}");
        assertThat(facts.get("ended").value()).isEqualTo(LocalDate.of(2019, 6, 30));
        assertThat(facts).doesNotContainKeys("employer", "monthlyWage");
    }

    @Test
    void whatThePersonChangedAndWhatAClerkAmendedSaySo() {
        house.changes()
                .make(new RecordChange(
                        "1000000016", null, RecordField.CITY, "Abha", "CDC-2026-00000001", "1000000016"));
        house.changes()
                .make(new RecordChange(
                        "1000000016", null, RecordField.BIRTH_DATE, "1987-11-29", "RCO-2026-00000001", "clerk1"));
        Map<String, KnownFact> facts = of("1000000016", Locale.ENGLISH);
        assertThat(facts.get("city"))
                .isEqualTo(new KnownFact("Abha", "registry.source.person", RegistryDatabase.TODAY));
        assertThat(facts.get("birthDate"))
                .isEqualTo(new KnownFact(
                        LocalDate.of(1987, 11, 29), "registry.source.correction", RegistryDatabase.TODAY));
    }

    @Test
    void aStrangerHasNoFacts() {
        assertThat(of("1999999998", Locale.ENGLISH)).isEmpty();
    }

    private static Map<String, KnownFact> of(String id, Locale locale) {
        LocaleContextHolder.setLocale(locale);
        return new KnownFacts(house.db(), house.changes(), RegistryDatabase.CLOCK).of(id);
    }
}
