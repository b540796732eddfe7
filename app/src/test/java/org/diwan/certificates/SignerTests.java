package org.diwan.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignerTests {

    @TempDir
    Path data;

    @Test
    void aSignedCertificateVerifiesAndStillMeetsTheStandards() throws Exception {
        byte[] signed = signer(null, null).sign(unsigned());
        assertThat(signature(signed).getSignatureCryptographicVerification().isSignatureValid())
                .isTrue();
        assertThat(signature(signed).getDataFoundUpToLevel()).isEqualTo(SignatureLevel.PAdES_BASELINE_B);
        assertThat(Conformance.problems(signed)).isEmpty();
        try (var document = Loader.loadPDF(signed)) {
            assertThat(document.getSignatureFields()).hasSize(1);
        }
    }

    @Test
    void aChangedByteBreaksTheSignature() {
        byte[] signed = signer(null, null).sign(unsigned());
        signed[signed.length / 3] ^= 1;
        assertThat(signature(signed).getSignatureCryptographicVerification().isSignatureValid())
                .isFalse();
    }

    @Test
    void theDemoKeyIsMadeOnceAndOnlyItsOwnerMayReadIt() throws Exception {
        byte[] first = certificateOf(signer(null, null).sign(unsigned()));
        byte[] second = certificateOf(signer(null, null).sign(unsigned()));
        assertThat(second).isEqualTo(first);
        Path key = data.resolve("keys/demo-signing.p12");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void anOwnKeystoreSignsInPlaceOfTheDemoKey() throws Exception {
        byte[] certificate = certificateOf(signer(null, null).sign(unsigned()));
        Path own = Files.move(data.resolve("keys/demo-signing.p12"), data.resolve("own.p12"));
        assertThat(certificateOf(signer(own, "demo").sign(unsigned()))).isEqualTo(certificate);
        assertThat(data.resolve("keys/demo-signing.p12")).doesNotExist();
    }

    @Test
    void aWrongPasswordOrAMissingFileIsSaidAtTheStart() {
        signer(null, null);
        assertThatThrownBy(() -> signer(data.resolve("keys/demo-signing.p12"), "wrong"))
                .hasMessageContaining("signing key could not be read");
        assertThatThrownBy(() -> signer(data.resolve("none.p12"), "demo"))
                .hasMessageContaining("signing key could not be read");
    }

    private Signer signer(@Nullable Path keystore, @Nullable String password) {
        return Samples.signer(data, keystore, password);
    }

    private static byte[] unsigned() {
        return DocumentRendererTests.pdf(Samples.certificate("wage", List.of("en", "ar")));
    }

    private static byte[] certificateOf(byte[] signed) {
        return signature(signed).getSigningCertificateToken().getEncoded();
    }

    private static AdvancedSignature signature(byte[] pdf) {
        PDFDocumentValidator validator = new PDFDocumentValidator(new InMemoryDocument(pdf));
        validator.setCertificateVerifier(new CommonCertificateVerifier());
        return validator.getSignatures().get(0);
    }
}
