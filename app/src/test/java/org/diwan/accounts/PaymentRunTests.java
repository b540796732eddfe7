package org.diwan.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diwan.accounts.AccountHouse.BENEFIT;
import static org.diwan.accounts.AccountHouse.HER_BENEFIT;
import static org.diwan.accounts.AccountHouse.IBRAHIM;
import static org.diwan.accounts.AccountHouse.NEW;
import static org.diwan.accounts.AccountHouse.OLD;
import static org.diwan.accounts.AccountHouse.OTHER;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.diwan.accounts.DuePayments.Reason;
import org.diwan.accounts.PaymentRun.Total;
import org.diwan.accounts.PaymentRuns.Outcome;
import org.diwan.bank.BankFolder;
import org.diwan.bank.CreditTransfers;
import org.diwan.bank.DebtorSettings;
import org.diwan.bank.Debtors;
import org.diwan.bank.IsoSchemas;
import org.diwan.money.Iban;
import org.diwan.registry.RegistryDatabase;
import org.diwan.web.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.w3c.dom.Document;

class PaymentRunTests {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

    @TempDir
    private Path folder;

    private AccountHouse house;

    @BeforeEach
    void open() {
        house = AccountHouse.fresh();
    }

    @Test
    void eachBenefitIsPaidOnceToTheAccountOfThePayDay() throws Exception {
        change("BAC-1", NEW, "next");
        change("BAC-2", OTHER, "following");
        assertThat(runs().run(NOVEMBER, "finance1")).isEqualTo(Outcome.PAID);
        assertThat(paid()).containsExactly("2026-11 " + BENEFIT + " " + NEW, "2026-11 " + HER_BENEFIT + " " + hers());

        AccountHouse later = house.at(Clock.offset(RegistryDatabase.CLOCK, Duration.ofDays(20)));
        assertThat(runs(later).run(DECEMBER, "finance2")).isEqualTo(Outcome.PAID);
        assertThat(paid()).hasSize(4).contains("2026-12 " + BENEFIT + " " + OTHER);
    }

    @Test
    void theFileSaysWhatIsPaid() throws Exception {
        sql("update benefit set currency = 'JOD', monthly_amount = 99.5 where benefit_id = '" + HER_BENEFIT + "'");
        sql("update benefit_account set holder_name = 'A <b>&\"''نوف' || chr(1) || repeat('é', 200)"
                + " where benefit_id = '" + BENEFIT + "'");
        runs().run(NOVEMBER, "finance1");
        PaymentRun run = runs().find(NOVEMBER).orElseThrow();
        assertThat(run.totals())
                .containsExactly(
                        new Total("JOD", 1, new BigDecimal("99.50")), new Total("SAR", 1, new BigDecimal("7850.00")));
        assertThat(run.fileAt()).isNotNull();

        byte[] content = Files.readAllBytes(folder.resolve("out/pain.001-2026-11.xml"));
        IsoSchemas.validate(content, "pain.001.001.09");
        Document file = parsed(content);
        assertThat(file.getDocumentElement().getNamespaceURI()).endsWith(CreditTransfers.MESSAGE);
        assertThat(List.of(
                        text(file, "//*[local-name()='GrpHdr']/*[local-name()='NbOfTxs']"),
                        text(file, "//*[local-name()='GrpHdr']/*[local-name()='CtrlSum']"),
                        text(file, "count(//*[local-name()='PmtInf'])"),
                        text(file, "count(//*[local-name()='CdtTrfTxInf'])"),
                        text(file, "//*[local-name()='PmtInf'][1]//*[local-name()='InstdAmt']/@Ccy"),
                        text(file, "//*[local-name()='PmtInf'][2]//*[local-name()='InstdAmt']"),
                        text(file, "//*[local-name()='PmtInf'][2]//*[local-name()='CdtrAcct']//*[local-name()='IBAN']"),
                        text(file, "//*[local-name()='PmtInf'][2]/*[local-name()='ReqdExctnDt']/*[local-name()='Dt']"),
                        text(file, "//*[local-name()='PmtInf'][2]//*[local-name()='EndToEndId']")))
                .containsExactly("2", "7949.50", "2", "2", "JOD", "7850.00", OLD, "2026-11-25", BENEFIT + "-2026-11");
        assertThat(text(file, "//*[local-name()='PmtInf'][2]//*[local-name()='Cdtr']/*[local-name()='Nm']"))
                .startsWith("A <b>&\"'نوفéé")
                .hasSize(140);
        var again = new ByteArrayOutputStream();
        runs().write(run, again);
        assertThat(again.toByteArray()).isEqualTo(content);
        assertThat(files()).containsExactly("pain.001-2026-11.xml");
    }

    @Test
    void whoIsNotPaidIsNamedWithTheReason() {
        sql("delete from benefit_account where benefit_id = '" + BENEFIT + "'");
        sql("update person set died_on = '2026-11-01' where national_id = '1000000057'");
        for (int i = 0; i < 3; i++) {
            sql("insert into benefit values ('7" + i + "', '"
                    + List.of("1000000008", "1000000016", "9").get(i) + "', 'survivor', '2020-01-01', null, "
                    + List.of(5, 0, 5).get(i) + ", 'SAR')");
        }
        sql("insert into benefit values ('80', '1000000008', 'survivor', '2020-01-01', '2026-11-24', 5, 'SAR')");
        sql("insert into benefit values ('81', '1000000008', 'survivor', '2026-11-26', null, 5, 'SAR')");
        sql("update person set status = 'suspended' where national_id = '1000000008'");
        PaymentRuns runs = runs();
        assertThat(runs.due(runs.next()))
                .isEqualTo(new DuePayments(
                        List.of(),
                        Stream.of("deceased", "no-account", "no-amount", "no-person", "suspended")
                                .map(reason -> new Reason(reason, 1))
                                .toList()));
        runs.run(NOVEMBER, "finance1");
        assertThat(runs.omitted(NOVEMBER, 10, 0))
                .extracting(one -> one.benefitId() + " " + one.reason())
                .containsExactly(
                        BENEFIT + " no-account",
                        HER_BENEFIT + " deceased",
                        "70 suspended",
                        "71 no-amount",
                        "72 no-person");
        assertThat(runs.find(NOVEMBER)).map(PaymentRun::omitted).contains(5L);
        assertThat(paid()).isEmpty();
        runs.fileAll();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void whoeverAsksHoweverOftenAMonthIsPaidOnce() throws Exception {
        PaymentRuns runs = runs();
        var threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Outcome>> tries = IntStream.range(0, 6)
                    .<Callable<Outcome>>mapToObj(i -> () -> runs.run(NOVEMBER, "finance" + i))
                    .toList();
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> one : threads.invokeAll(tries)) {
                outcomes.add(one.get());
            }
            assertThat(outcomes).containsOnlyOnce(Outcome.PAID);
            assertThat(outcomes.stream().filter(Outcome.ALREADY_PAID::equals)).hasSize(5);
        } finally {
            threads.shutdown();
        }
        assertThat(paid()).hasSize(2);
        assertThat(runs.last(10)).hasSize(1);
    }

    @Test
    void changesAndTheRunAtOnceNeverPayAnAccountTheRegistryDoesNotKnowForTheMonth() throws Exception {
        for (int round = 0; round < 5; round++) {
            house = AccountHouse.fresh();
            PaymentRuns runs = runs();
            house.reserve("BAC-1", IBRAHIM, List.of(BENEFIT), NEW);
            var threads = Executors.newFixedThreadPool(2);
            String from;
            try {
                Future<String> active = threads.submit(() -> house.activate("BAC-1", IBRAHIM, "next"));
                Future<Outcome> run = threads.submit(() -> runs.run(NOVEMBER, "finance1"));
                from = active.get();
                assertThat(run.get()).isEqualTo(Outcome.PAID);
            } finally {
                threads.shutdown();
            }
            String iban = from.equals("2026-11-01") ? NEW : OLD;
            assertThat(paid()).contains("2026-11 " + BENEFIT + " " + iban);
        }
    }

    @Test
    void onlyTheDueMonthIsPaid() {
        assertThat(runs().run(YearMonth.of(2026, 10), "finance1")).isEqualTo(Outcome.NOT_DUE);
        assertThat(runs().run(DECEMBER, "finance1")).isEqualTo(Outcome.NOT_DUE);
        runs().run(NOVEMBER, "finance1");
        assertThat(runs().run(DECEMBER, "finance1")).isEqualTo(Outcome.NOT_DUE);
        assertThat(runs().canRun(runs().next())).isFalse();
        assertThat(paid()).hasSize(2);
    }

    @Test
    void aFileThatCouldNotBeWrittenFollows() throws Exception {
        Files.writeString(folder.resolve("out"), "in the way");
        assertThat(runs().run(NOVEMBER, "finance1")).isEqualTo(Outcome.PAID);
        assertThat(runs().find(NOVEMBER).orElseThrow().fileAt()).isNull();
        Files.delete(folder.resolve("out"));
        runs().fileAll();
        assertThat(files()).containsExactly("pain.001-2026-11.xml");
        assertThat(runs().find(NOVEMBER).orElseThrow().fileAt()).isNotNull();
    }

    @Test
    void theScheduleRunsTheMonthWhenItCloses() {
        schedule(0);
        assertThat(paid()).isEmpty();
        schedule(2);
        assertThat(paid()).hasSize(2);
        schedule(3);
        assertThat(paid()).hasSize(2);
        schedule(34);
        assertThat(paid()).hasSize(4);
        assertThat(runs().last(1)).extracting(PaymentRun::by).containsExactly("schedule");
    }

    @Test
    void aHouseThatNeverPaidDoesNotBeginAfterThePayDay() {
        schedule(6);
        assertThat(paid()).isEmpty();
    }

    @Test
    void whoPaysLatePaysToday() {
        AccountHouse late = house.at(Clock.offset(RegistryDatabase.CLOCK, Duration.ofDays(7)));
        assertThat(runs(late).run(NOVEMBER, "finance1")).isEqualTo(Outcome.PAID);
        assertThat(runs().find(NOVEMBER).orElseThrow().payDay()).hasToString("2026-11-28");
    }

    @Test
    void inProductionNothingIsPaidFromNowhere() {
        var nowhere = new DebtorSettings("Institution", "", "");
        assertThat(runs(house, nowhere, "production").run(NOVEMBER, "finance1")).isEqualTo(Outcome.NOT_SET_UP);
        assertThat(runs(house, nowhere, "demo").run(NOVEMBER, "finance1")).isEqualTo(Outcome.PAID);
    }

    @Test
    void idsFitTheFormatHoweverLongABenefitsIs() {
        String one = PaymentFile.endToEndId("b".repeat(40), NOVEMBER);
        assertThat(one).hasSize(35).endsWith("-2026-11").isNotEqualTo(PaymentFile.endToEndId("b".repeat(39), NOVEMBER));
    }

    private void schedule(int days) {
        AccountHouse at = house.at(Clock.offset(RegistryDatabase.CLOCK, Duration.ofDays(days)));
        new PaymentSchedule(runs(at), at.calendar(), at.months(), AccountHouse.settings(true)).look();
    }

    private void change(String reference, String iban, String effective) {
        house.reserve(reference, IBRAHIM, List.of(BENEFIT), iban);
        house.activate(reference, IBRAHIM, effective);
    }

    private PaymentRuns runs() {
        return runs(house);
    }

    private PaymentRuns runs(AccountHouse at) {
        return runs(
                at, new DebtorSettings("Social Insurance", Iban.of("SA", "10" + "0".repeat(18)), "DIWASARI"), "demo");
    }

    private PaymentRuns runs(AccountHouse at, DebtorSettings debtor, String mode) {
        var source = at.registry().source();
        return new PaymentRuns(
                new PaymentRows(source),
                at.months(),
                at.calendar(),
                new BankFolder(folder),
                new TransactionTemplate(new DataSourceTransactionManager(source)),
                at.clock(),
                event -> {},
                new Debtors(debtor, new Settings(mode, ZoneOffset.UTC, URI.create("http://localhost"))));
    }

    private List<String> paid() {
        return house.registry()
                .db()
                .sql("select month || ' ' || benefit_id || ' ' || iban from payment order by month, benefit_id")
                .query(String.class)
                .list();
    }

    private String hers() {
        return house.registry()
                .accounts()
                .lastOf(List.of(HER_BENEFIT))
                .get(HER_BENEFIT)
                .iban();
    }

    private void sql(String statement) {
        house.registry().db().sql(statement).update();
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document parsed(byte[] content) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(content));
    }

    private static String text(Document file, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, file);
    }
}
