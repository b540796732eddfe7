package org.diwan.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.diwan.printing.DocumentRenderer;
import org.diwan.registry.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentRendererTests {

    private static final DocumentRenderer RENDERER = DocumentRenderer.standalone();
    private static final CertificateSheet SHEET = Samples.sheet();

    static Stream<Arguments> everyTemplateAndLanguage() {
        return Samples.TEMPLATES.stream()
                .flatMap(template -> Samples.LANGUAGES.stream().map(languages -> Arguments.of(template, languages)));
    }

    static byte[] pdf(Certificate certificate) {
        return RENDERER.render(SHEET.html(certificate, Samples.CODE, Samples.LINK, Samples.SITE), new Letterhead());
    }

    @ParameterizedTest
    @MethodSource("everyTemplateAndLanguage")
    void everyCertificateMeetsTheStandardsForKeepingAndForScreenReaders(String template, List<String> languages)
            throws Exception {
        byte[] pdf = pdf(Samples.certificate(template, languages));
        Files.write(
                Files.createDirectories(Path.of("target/certificates"))
                        .resolve(template + "-" + String.join("-", languages) + ".pdf"),
                pdf);
        assertThat(Conformance.problems(pdf)).isEmpty();
    }

    @Test
    void theTextReadsBackInBothScriptsInLogicalOrder() throws Exception {
        String text = text(pdf(Samples.certificate("wage", List.of("en", "ar"))));
        assertThat(text)
                .contains("Wage certificate", "شهادة أجر", "نوف عبدالرحمن الحربي", "شركة تهامة للخدمات البحرية")
                .contains("Nouf Abdulrahman Al-Harbi", "SAR 14,500.00", "ريال سعودي", "مارس")
                .contains("CRT-2026-4H7K 2M9Q", "7K3M-Q9XD-4T2B-VN8H", "1000000008", "To: Al Wadi Commercial Bank");
    }

    @Test
    void frenchKeepsItsOwnNumbersAndWords() throws Exception {
        String text = text(pdf(Samples.certificate("wage", List.of("fr"))));
        assertThat(text)
                .contains("Attestation de salaire", "14\u00a0500,00\u00a0SAR", "1er mars 2026")
                .contains("Planificatrice d’opérations maritimes");
    }

    @Test
    void lengthsAndPeriodsAreSaidInWords() throws Exception {
        String text = text(pdf(Samples.certificate("employment", List.of("en", "ar"))));
        assertThat(text).contains("6 years, 4 months", "سنوات", "أشهر").contains("to this day", "Engineer", "مهندس");
    }

    @ParameterizedTest
    @MethodSource("everyTemplateAndLanguage")
    void theQrCodeScansFromThePrintedPage(String template, List<String> languages) throws Exception {
        assertThat(scan(pdf(Samples.certificate(template, languages)))).isEqualTo(Samples.LINK);
    }

    @Test
    void aLongHistoryGoesOnOverPagesAndStaysInOrder() throws Exception {
        Map<String, Fact> facts = new LinkedHashMap<>(Samples.facts("pension"));
        Samples.employment(facts, 40);
        byte[] pdf = pdf(with(facts, "Al Wadi Commercial Bank"));
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
        }
        assertThat(text(pdf)).contains("7K3M-Q9XD-4T2B-VN8H");
        assertThat(Conformance.problems(pdf)).isEmpty();
    }

    @Test
    void wordsOfTheApplicantAreTextAndNothingElse() throws Exception {
        String hostile =
                "<b>Bank</b> & <script>x</script> \"q\" {{number}} {0} \u202e\u0000\u0007 <img src='file:///x'/>";
        byte[] pdf = pdf(with(Samples.facts("wage"), hostile));
        assertThat(text(pdf))
                .contains("<b>Bank</b>", "<script>x</script>", "{{number}}", "{0}")
                .doesNotContain("\u202e");
        assertThat(Conformance.problems(pdf)).isEmpty();
    }

    private static Certificate with(Map<String, Fact> facts, String addressee) {
        Certificate sample = Samples.certificate("wage", List.of("en", "ar"));
        return new Certificate(
                sample.number(),
                sample.owner(),
                sample.service(),
                sample.template(),
                facts,
                sample.languages(),
                addressee,
                sample.issuedAt(),
                sample.expiresOn(),
                null,
                sample.channel());
    }

    private static String text(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFC);
        }
    }

    private static String scan(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            var page = new PDFRenderer(document).renderImageWithDPI(0, 150);
            int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
            var source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        }
    }
}
