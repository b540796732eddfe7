package org.diwan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.diwan.TestDatabase;
import org.diwan.catalog.CatalogueIndex.Entry;
import org.diwan.catalog.CatalogueIndex.Line;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The search on a real PostgreSQL, over the services as they are. */
class CatalogueSearchTests {

    private static final DriverManagerDataSource SOURCE = new DriverManagerDataSource(TestDatabase.fresh());
    private static final TransactionTemplate TRANSACTION =
            new TransactionTemplate(new DataSourceTransactionManager(SOURCE));
    private static final JdbcClient DB = JdbcClient.create(SOURCE);
    private static final CatalogueIndex INDEX = new CatalogueIndex(DB, new JdbcTemplate(SOURCE));
    private static final Services SERVICES = new Services();
    private static final CatalogueSearch SEARCH = new CatalogueSearch(SERVICES, INDEX);

    @BeforeAll
    static void fill() throws IOException {
        migrate(SOURCE);
        node();
    }

    private static void migrate(DriverManagerDataSource source) throws IOException {
        new JdbcTemplate(source)
                .execute(new ClassPathResource("db/migration/V073__catalogue_search.sql")
                        .getContentAsString(StandardCharsets.UTF_8));
    }

    private static void node() {
        TRANSACTION.executeWithoutResult(status -> SEARCH.run(new DefaultApplicationArguments()));
    }

    @ParameterizedTest
    @CsvSource({
        // as it is called
        "Wage certificate, Wage certificate",
        "شهادة معاش, Pension certificate",
        "Attestation de non-affiliation, Certificate of no registration",
        // the beginning of a word, another case, without accents
        "pens, Pension certificate",
        "PENSION, Pension certificate",
        "remuneration, Wage certificate",
        "Attestation d'emploi, Employment history certificate",
        // mistyped
        "certficate of wage, Wage certificate",
        "salery, Wage certificate",
        "slaary, Wage certificate",
        "wgae, Wage certificate",
        "pention, Pension certificate",
        "employmnet histroy, Employment history certificate",
        "attestaton de salair, Wage certificate",
        "retriate, Pension certificate",
        "شهاده راتب, Wage certificate",
        "شهادة الراتب, Wage certificate",
        "الأجور, Wage certificate",
        "معـــاش, Pension certificate",
        "مَعاش, Pension certificate",
        "مغاش, Pension certificate",
        "شهاده مده العمل, Employment history certificate",
        "شهادة خبره, Employment history certificate",
        // called otherwise
        "payslip, Wage certificate",
        "salary, Wage certificate",
        "proof of income for a loan, Wage certificate",
        "fiche de paie, Wage certificate",
        "تقاعد, Pension certificate",
        "retraite, Pension certificate",
        "years of service, Employment history certificate",
        "certificat de travail, Employment history certificate",
        "unemployed, Certificate of no registration",
        "chomage, Certificate of no registration",
        "عاطل, Certificate of no registration",
        "برنت, Certificate of no registration",
        "موبايل, Change your contact details",
        "تليفون, Change your contact details",
        "cell phone, Change your contact details",
        "fone, Change your contact details",
        "iban, Change your bank account",
        "آيبان, Change your bank account",
        "nouvelle banque, Change your bank account",
        "تصحيح الراتب, Correct your record",
        "prénom, Correct your record"
    })
    void aLineIsFoundByWhatPeopleTypeInAnyLanguage(String typed, String found) {
        assertThat(names(typed)).as(typed).startsWith(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"certficate", "attestaton", "شهاده", "certif", "إفاده"})
    void whatAllLinesAreCalledFindsThemAll(String typed) {
        assertThat(names(typed))
                .contains(
                        "Wage certificate",
                        "Employment history certificate",
                        "Pension certificate",
                        "Certificate of no registration");
    }

    @Test
    void whatFitsWorseIsLeftOut() {
        assertThat(names("wage")).startsWith("Wage certificate").doesNotContain("Pension certificate");
        assertThat(names("pension")).startsWith("Pension certificate").doesNotContain("Wage certificate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"passport", "weather", "football", "جواز سفر", "طقس", "météo", "zzz", "qwertz", "true", "سيارة"})
    void whatThereIsNotIsNotFound(String typed) {
        assertThat(names(typed)).as(typed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%", "_", "%%%%%", "\\", "'; drop schema --", "😀", "\uD83D", "\0", "\u202E", "؟", "", "證明"})
    void signsAndWildcardsAreHarmless(String typed) {
        assertThat(names(typed)).as(typed).isEmpty();
    }

    @Test
    void signsAroundWordsDoNoHarm() {
        assertThat(names("%wage%_ 😀 \0 'certificate'")).startsWith("Wage certificate");
        assertThat(SEARCH.find("wage ".repeat(100_000))).isNotEmpty();
        assertThat(CatalogueSearch.bounded("😀".repeat(300))).hasSize(200);
    }

    @Test
    void twoNodesThatFillAtOnceLeaveEachTextOnce() throws Exception {
        List<Entry> before = entries();
        for (int round = 0; round < 20; round++) {
            DB.sql("delete from catalogue_text where weight < 1").update();
            CyclicBarrier together = new CyclicBarrier(4);
            CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(() -> {
                                awaited(together);
                                node();
                            }))
                            .limit(4)
                            .toArray(CompletableFuture[]::new))
                    .get(30, TimeUnit.SECONDS);
            assertThat(entries()).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    @Test
    void whatIsNoLongerSaidIsNoLongerFound() {
        Set<Entry> before = Set.copyOf(entries());
        TRANSACTION.executeWithoutResult(
                status -> INDEX.keep(Set.of(new Entry("gone", 0, "en", " wage certificate ", 1))));
        assertThat(SEARCH.find("pension")).isEmpty();
        node();
        assertThat(Set.copyOf(entries())).isEqualTo(before);
    }

    /** As an office grants it: an owner of the database is enough, another user needs the extension to be there. */
    @Test
    void aUserWhoMayNotCreateInTheDatabaseIsToldWhatToDo() throws IOException {
        DB.sql("create role catalogue_office login password 'office'").update();
        DriverManagerDataSource admin = new DriverManagerDataSource(TestDatabase.fresh());
        DriverManagerDataSource office =
                new DriverManagerDataSource(admin.getUrl().replaceFirst("\\?.*", ""), "catalogue_office", "office");
        new JdbcTemplate(admin).execute("grant create on schema public to catalogue_office");
        assertThatThrownBy(() -> migrate(office))
                .hasMessageContaining("An administrator runs once in this database: create extension pg_trgm");
        new JdbcTemplate(admin).execute("create extension pg_trgm");
        migrate(office);
        new JdbcTemplate(office).execute("drop table catalogue_text");
        new JdbcTemplate(admin).execute("drop extension pg_trgm");
        new JdbcTemplate(admin).execute((ConnectionCallback<Boolean>) connection -> connection
                .createStatement()
                .execute("grant create on database " + connection.getCatalog() + " to catalogue_office"));
        migrate(office);
    }

    private static void awaited(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Entry> entries() {
        return DB.sql("select * from catalogue_text").query(Entry.class).list();
    }

    private static List<String> names(String typed) {
        List<Line> lines = TRANSACTION.execute(status -> SEARCH.find(typed));
        return lines.stream()
                .map(line -> SERVICES.get(line.service())
                        .description()
                        .listings()
                        .get(line.listing())
                        .name()
                        .get("en"))
                .toList();
    }
}
