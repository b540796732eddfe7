package org.diwan.demobank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What the demo bank does with its post. */
class DemoBankTests {

    private static final String REQUEST =
            """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:acmt.023.001.03"><IdVrfctnReq>
              <Assgnmt><MsgId>BAC-2026-ABCDEFGH-1</MsgId><CreDtTm>2026-11-21T09:00:00Z</CreDtTm>
                <Assgnr><Pty><Nm>Institution</Nm></Pty></Assgnr>
                <Assgne><Agt><FinInstnId><BICFI>NAJDSARI</BICFI></FinInstnId></Agt></Assgne></Assgnmt>
              <Vrfctn><Id>Q-1</Id><PtyAndAcctId><Acct><Id><IBAN>%s</IBAN></Id></Acct></PtyAndAcctId></Vrfctn>
            </IdVrfctnReq></Document>""";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Habit.class)
    void anExampleIsAnAccountNumberThatLeadsToTheHabit(Habit habit) {
        assertThat(Habit.of(habit.example())).isEqualTo(habit);
        String digits = (habit.example().substring(4) + "SA" + habit.example().substring(2, 4))
                .chars()
                .mapToObj(c -> Integer.toString(Character.digit(c, 36)))
                .collect(Collectors.joining());
        assertThat(habit.example()).hasSize(24);
        assertThat(new BigInteger(digits).mod(BigInteger.valueOf(97))).isEqualTo(BigInteger.ONE);
    }

    @Test
    void itAnswersWhatItIsAsked() throws IOException {
        List<String> answers = asked(Habit.MATCHED);
        assertThat(answers).hasSize(1);
        assertThat(answers.get(0)).contains("acmt.024.001.03", "BAC-2026-ABCDEFGH-1", ">Q-1<", ">NAJDSARI<", ">true<");
        assertThat(folder.resolve("out/request.xml")).doesNotExist();
        assertThat(folder.resolve("out/taken/request.xml")).exists();
        assertThat(asked(Habit.NOT_MATCHED)).singleElement().asString().contains(">false<", ">AC01<");
    }

    @Test
    void itHasBadHabitsToo() throws IOException {
        assertThat(asked(Habit.TWICE)).hasSize(2);
        assertThat(asked(Habit.SILENT)).isEmpty();
        assertThat(asked(Habit.ANOTHER_BANK)).singleElement().asString().contains(">LIARSARI<");
        assertThat(asked(Habit.MALFORMED)).singleElement().asString().doesNotContain("Document>");
    }

    @Test
    void itTakesItsTimeAndIgnoresReminders() throws IOException {
        put("request.xml", REQUEST.formatted(Habit.MATCHED.example()));
        bank(Duration.ofDays(1)).look();
        assertThat(folder.resolve("out/request.xml")).exists();
        put("request.reminder-1.xml", REQUEST.formatted(Habit.SILENT.example()));
        put("half.xml.tmp", "");
        put(".hidden.xml", "");
        bank(Duration.ZERO).look();
        try (Stream<Path> out = Files.list(folder.resolve("out"))) {
            assertThat(out.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("taken", "half.xml.tmp", ".hidden.xml");
        }
        assertThat(answers()).hasSize(1);
    }

    @Test
    void itTellsWhichOrdersToPayItHas() throws IOException {
        put(
                "run.xml",
                """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
                  <GrpHdr><MsgId>PAY-1</MsgId><CreDtTm>2026-11-21T09:00:00Z</CreDtTm><NbOfTxs>2</NbOfTxs></GrpHdr>
                  <PmtInf><PmtInfId>1</PmtInfId><ReqdExctnDt><Dt>2026-12-01</Dt></ReqdExctnDt>
                    <CdtTrfTxInf><Amt><InstdAmt Ccy="SAR">10.50</InstdAmt></Amt></CdtTrfTxInf>
                    <CdtTrfTxInf><Amt><InstdAmt Ccy="SAR">20.00</InstdAmt></Amt></CdtTrfTxInf></PmtInf>
                </CstmrCdtTrfInitn></Document>""");
        bank(Duration.ZERO).look();
        assertThat(new Payments(new Folders(folder)).newest()).singleElement().satisfies(order -> {
            assertThat(order.id()).isEqualTo("PAY-1");
            assertThat(order.day()).isEqualTo("2026-12-01");
            assertThat(order.count()).isEqualTo(2);
            assertThat(order.sum()).isEqualByComparingTo("30.50");
        });
    }

    @Test
    void itReportsOnOrdersToPayForClaimsByTheAccountThatIsPaidTo() throws IOException {
        assertThat(ordered(OrderHabit.PAID, 2))
                .singleElement()
                .asString()
                .contains("pain.002.001.10", ">ACSC<", ">E-2<");
        assertThat(ordered(OrderHabit.PARTLY, 1)).singleElement().asString().doesNotContain("RJCT");
        assertThat(ordered(OrderHabit.PARTLY, 2))
                .singleElement()
                .asString()
                .contains(">PART<")
                .containsSubsequence(">E-1<", ">ACSC<", ">E-2<", ">RJCT<", ">AC04<");
        assertThat(ordered(OrderHabit.REJECTED, 2)).singleElement().asString().doesNotContain("ACSC");
        assertThat(ordered(OrderHabit.TWICE, 1)).hasSize(2);
        assertThat(ordered(OrderHabit.SILENT, 1)).isEmpty();
        assertThat(ordered(OrderHabit.ANOTHER_BANK, 1))
                .singleElement()
                .asString()
                .contains(">LIARSARI<");
        assertThat(ordered(OrderHabit.MALFORMED, 1)).singleElement().asString().doesNotContain("/CstmrPmtStsRpt");
    }

    private List<String> ordered(OrderHabit habit, int transfers) throws IOException {
        for (Path old : answerFiles()) {
            Files.delete(old);
        }
        String digit = habit.digits().substring(0, 1);
        var all = new StringBuilder();
        for (int i = 1; i <= transfers; i++) {
            all.append(
                    """
                    <CdtTrfTxInf><PmtId><EndToEndId>E-%s</EndToEndId></PmtId><Amt><InstdAmt Ccy="SAR">1.00</InstdAmt></Amt>
                    <CdtrAcct><Id><IBAN>SA00100000000000000000%s</IBAN></Id></CdtrAcct><Purp><Cd>MDCS</Cd></Purp></CdtTrfTxInf>"""
                            .formatted(i, digit));
        }
        put(
                "order.xml",
                """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
                  <GrpHdr><MsgId>CLP-1</MsgId><CreDtTm>2026-11-21T09:00:00Z</CreDtTm><NbOfTxs>1</NbOfTxs></GrpHdr>
                  <PmtInf><PmtInfId>CLP-1</PmtInfId><DbtrAgt><FinInstnId><BICFI>DIWASARI</BICFI></FinInstnId></DbtrAgt>%s</PmtInf>
                </CstmrCdtTrfInitn></Document>"""
                        .formatted(all));
        bank(Duration.ZERO).look();
        return answers();
    }

    @Test
    void inProductionThereIsNoSuchBank() {
        var house = new ApplicationContextRunner()
                .withInitializer(
                        context -> context.getBeanFactory().setConversionService(new ApplicationConversionService()))
                .withUserConfiguration(Folders.class, DemoBank.class, Payments.class, DemoBankController.class)
                .withBean(Clock.class, Clock::systemUTC)
                .withPropertyValues("diwan.bank.folder=" + folder);
        house.run(demo -> assertThat(demo).hasSingleBean(DemoBank.class));
        house.withPropertyValues("diwan.demo-bank.open=false")
                .run(demo -> assertThat(demo).doesNotHaveBean(DemoBank.class));
        house.withPropertyValues("diwan.mode=production").run(production -> assertThat(production)
                .doesNotHaveBean(DemoBank.class)
                .doesNotHaveBean(Folders.class)
                .doesNotHaveBean(Payments.class)
                .doesNotHaveBean(DemoBankController.class));
    }

    private List<String> asked(Habit habit) throws IOException {
        for (Path old : answerFiles()) {
            Files.delete(old);
        }
        put("request.xml", REQUEST.formatted(habit.example()));
        bank(Duration.ZERO).look();
        return answers();
    }

    private DemoBank bank(Duration delay) {
        Clock clock = Clock.fixed(Instant.now().plusSeconds(60), ZoneOffset.UTC);
        return new DemoBank(new Folders(folder), delay, clock);
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("out")).resolve(name), text);
    }

    private List<String> answers() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path file : answerFiles()) {
            texts.add(Files.readString(file));
        }
        return texts;
    }

    private List<Path> answerFiles() throws IOException {
        Path in = folder.resolve("in");
        if (!Files.exists(in)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(in)) {
            return files.toList();
        }
    }
}
