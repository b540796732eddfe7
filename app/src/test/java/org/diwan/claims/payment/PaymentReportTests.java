package org.diwan.claims.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.diwan.bank.IsoSchemas;
import org.diwan.bank.IsoXml;
import org.diwan.claims.payment.Order.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a bank's report says of a transfer. */
class PaymentReportTests {

    @ParameterizedTest
    @CsvSource({
        "ACSC, PAID",
        "ACCC, PAID",
        "RJCT, REJECTED",
        "CANC, REJECTED",
        "ACTC, OPEN",
        "ACCP, OPEN",
        "ACSP, OPEN",
        "PDNG, OPEN",
        "RCVD, OPEN"
    })
    void theWholeCountsForEachTransfer(String status, Status verdict) {
        PaymentReport report = read(PaymentReports.whole("CLP-1", status));
        assertThat(report.on("CLP-1-1").verdict()).contains(verdict);
        assertThat(report.matched()).isEqualTo(verdict == Status.OPEN ? null : verdict == Status.PAID);
    }

    @Test
    void whatIsSaidOfATransferGoesBeforeWhatIsSaidOfTheRest() {
        PaymentReport report = read(PaymentReports.parts("CLP-1", "PART", "1=ACSC", "2=RJCT:AC04"));
        assertThat(report.on("CLP-1-1").verdict()).contains(Status.PAID);
        assertThat(report.on("CLP-1-2")).isEqualTo(new PaymentReport.Said("RJCT", "AC04"));
        assertThat(report.on("CLP-1-3").verdict()).isEqualTo(Optional.empty());
        assertThat(report.code()).isEqualTo("AC04");
        assertThat(report.matched()).isFalse();
        assertThat(report.isOnlyOn("CLP-1", Set.of("CLP-1-1", "CLP-1-2"))).isTrue();
        assertThat(report.isOnlyOn("CLP-1", Set.of("CLP-1-1"))).isFalse();
        assertThat(report.isOnlyOn("CLP-2", Set.of("CLP-1-1", "CLP-1-2"))).isFalse();
    }

    @Test
    void whatIsStillOpenAsAWholeMayBeSettledInPart() {
        assertThat(read(PaymentReports.parts("CLP-1", "ACSP", "1=ACSC")).contradictsItself())
                .isFalse();
        assertThat(read(PaymentReports.parts("CLP-1", "ACSC", "1=ACSP")).contradictsItself())
                .isTrue();
        assertThat(read(PaymentReports.parts("CLP-1", "RJCT", "1=ACSC")).contradictsItself())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"03, BIC", "10, BICFI", "12, BICFI"})
    void reportsOfOtherVersionsAreRead(String version, String bic) {
        String text = new String(PaymentReports.whole("CLP-1", "ACSC"), StandardCharsets.UTF_8)
                .replace("pain.002.001.10", "pain.002.001." + version)
                .replace("BICFI", bic);
        PaymentReport report = read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(report.sender()).isEqualTo(PaymentReports.BANK);
        assertThat(report.request()).isEqualTo("CLP-1");
        assertThat(report.matched()).isTrue();
    }

    @Test
    void whatTheSchemaDoesNotAllowIsMalformed() {
        String text = new String(PaymentReports.whole("CLP-1", "ACSC"), StandardCharsets.UTF_8);
        for (String wrong : new String[] {
            text.replace("<GrpSts>ACSC</GrpSts>", "<GrpSts>ACSCX1</GrpSts>"),
            text.replace("<OrgnlMsgId>CLP-1</OrgnlMsgId>", ""),
            text.replace("GrpHdr>", "Header>")
        }) {
            assertThatThrownBy(() -> read(wrong.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(IsoXml.Malformed.class);
        }
    }

    private static PaymentReport read(byte[] content) {
        var root = IsoXml.parse(content).getDocumentElement();
        IsoSchemas.validate(content, IsoSchemas.message(root.getNamespaceURI()).orElseThrow());
        return PaymentReport.of(root);
    }
}
