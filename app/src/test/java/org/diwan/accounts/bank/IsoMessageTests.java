package org.diwan.accounts.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.diwan.bank.IsoSchemas;
import org.diwan.bank.IsoXml;
import org.diwan.bank.Reports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write to banks and what we take for an answer. */
class IsoMessageTests {

    private static final String BANK = "DIWNSARI";
    private static final AskedAccount ASKED =
            new AskedAccount("BAC-2026-ABCDEFGH", 1, "SA0380000000608010167519", "نورة <Al> & Sons", BANK);

    @Test
    void aRequestSaysWhoAsksWhomAboutWhichAccount() {
        String text = new String(request(), StandardCharsets.UTF_8);
        assertThat(text)
                .contains("urn:iso:std:iso:20022:tech:xsd:acmt.023.001.03", "BAC-2026-ABCDEFGH-1")
                .contains("SA0380000000608010167519", BANK, "2026-11-21T10:00:00+03:00");
        var root = IsoXml.parse(request()).getDocumentElement();
        assertThat(IsoXml.text(root, "IdVrfctnReq", "Vrfctn", "PtyAndAcctId", "Pty", "Nm"))
                .hasValue(ASKED.holder());
    }

    @Test
    void theSameRequestIsWrittenTheSame() {
        assertThat(request()).isEqualTo(request());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "02", "03", "04"})
    void aReportOfEachVersionIsRead(String version) {
        byte[] content = Reports.of(version, "R-1", BANK, "Q-1", "<Vrfctn>false</Vrfctn><Rsn><Cd>AC01</Cd></Rsn>");
        VerificationReport report = read(content);
        assertThat(report.id()).isEqualTo("R-1");
        assertThat(report.sender()).isEqualTo(BANK);
        assertThat(report.request()).isEqualTo("Q-1");
        assertThat(report.findings()).containsExactly(new VerificationReport.Finding("Q-1", false, "AC01", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<d:MsgId>R-1</d:MsgId>            | ''                                 | MsgId",
                "<d:MsgId>R-1</d:MsgId>            | <d:MsgId>R</d:MsgId><d:MsgId>R</d:MsgId> | MsgId",
                "<d:MsgId>R-1</d:MsgId>            | <d:MsgId/>                         | minLength",
                "R-1                               | 123456789012345678901234567890123456 | maxLength",
                "DIWNSARI                          | diwnsari                           | pattern",
                "2026-11-21T10:00:00Z              | yesterday                          | dateTime",
                "<d:Vrfctn>true</d:Vrfctn>         | <d:Vrfctn>yes</d:Vrfctn>           | boolean",
                "<d:Vrfctn>true</d:Vrfctn>         | ''                                 | Rpt",
                "<d:Vrfctn>true</d:Vrfctn>         | <d:Vrfctn>true</d:Vrfctn><d:Rsn/>  | Rsn",
                "<d:Vrfctn>true</d:Vrfctn>         | <d:Vrfctn>true</d:Vrfctn><d:Rsn><d:Cd>TOOLONG</d:Cd></d:Rsn> | maxLength",
                "<d:OrgnlId>Q-1</d:OrgnlId>        | <d:OrgnlId>Q-1</d:OrgnlId><d:More/> | More",
                "<d:Vrfctn>true</d:Vrfctn>         | <Vrfctn>true</Vrfctn>              | Vrfctn",
                "<d:Pty><d:Nm>                     | <d:Agt><d:FinInstnId/></d:Agt><d:Pty><d:Nm> | Pty",
                "<d:Rpt>                           | <d:Rpt x='1'>                      | x",
                "</d:Document>                     | </d:Dokument>                      | end-tag",
            })
    void whatTheSchemaDoesNotAllowIsMalformed(String there, String instead, String told) {
        String text = new String(Reports.matched("R-1", BANK, "Q-1"), StandardCharsets.UTF_8);
        assertThat(text).contains(there);
        byte[] wrong =
                text.replaceFirst(java.util.regex.Pattern.quote(there), instead).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(wrong))
                .isInstanceOf(IsoXml.Malformed.class)
                .hasMessageContaining(told);
    }

    @Test
    void nothingIsFetchedAndNothingGrows() {
        String bomb = "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><d>&b;</d>";
        String outside = "<!DOCTYPE d SYSTEM 'file:///etc/passwd'><d/>";
        String deep = "<d>".repeat(100) + "</d>".repeat(100);
        for (String attack : new String[] {bomb, outside, deep, "", "PK\u0003\u0004", "<d"}) {
            assertThatThrownBy(() -> IsoXml.parse(attack.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(IsoXml.Malformed.class);
        }
        assertThatThrownBy(() -> IsoXml.parse(new byte[IsoXml.MAX_BYTES + 1]))
                .isInstanceOf(IsoXml.Malformed.class)
                .hasMessageContaining("256 KB");
    }

    @Test
    void aMessageOfAnotherKindIsKnownByItsNamespace() {
        assertThat(IsoSchemas.message("urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"))
                .hasValue("pain.001.001.09");
        assertThat(IsoSchemas.message("urn:iso:std:iso:20022:tech:xsd:acmt.024.001.99"))
                .isEmpty();
        assertThat(IsoSchemas.message("urn:something:else")).isEmpty();
    }

    @Test
    void aYesWithAReasonOrOfAnotherAccountContradictsItself() {
        String other =
                "<Vrfctn>true</Vrfctn><OrgnlPtyAndAcctId><Acct><Id><IBAN>SA4420000001234567891234</IBAN></Id></Acct></OrgnlPtyAndAcctId>";
        assertThat(read(Reports.of("03", "R", BANK, "Q", other)).contradicts(ASKED.iban()))
                .isTrue();
        assertThat(read(Reports.of("03", "R", BANK, "Q", "<Vrfctn>1</Vrfctn><Rsn><Prtry>closed</Prtry></Rsn>"))
                        .contradicts(ASKED.iban()))
                .isTrue();
        assertThat(read(Reports.matched("R", BANK, "Q")).contradicts(ASKED.iban()))
                .isFalse();
    }

    private static byte[] request() {
        return VerificationRequest.write(
                "BAC-2026-ABCDEFGH-1",
                ASKED,
                "Social Insurance Institution",
                OffsetDateTime.parse("2026-11-21T10:00:00.123+03:00"));
    }

    private static VerificationReport read(byte[] content) {
        var root = IsoXml.parse(content).getDocumentElement();
        IsoSchemas.validate(content, IsoSchemas.message(root.getNamespaceURI()).orElseThrow());
        return VerificationReport.of(root);
    }
}
