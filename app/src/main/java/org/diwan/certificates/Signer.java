package org.diwan.certificates;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.util.Date;
import org.diwan.web.SigningKey;
import org.springframework.stereotype.Component;

/** Signs documents with the institution's key: PAdES, baseline B. */
@Component
class Signer {

    private static final int ROOM_FOR_SIGNATURE = 9472;

    private final SigningKey key;
    private final Clock clock;
    private final SignatureAlgorithm algorithm;

    private final PAdESService service = new PAdESService(new CommonCertificateVerifier());

    Signer(SigningKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
        this.algorithm = SignatureAlgorithm.getAlgorithm(
                EncryptionAlgorithm.forName(key.key().getAlgorithm()), DigestAlgorithm.SHA256);
    }

    byte[] sign(byte[] pdf) {
        InMemoryDocument document = new InMemoryDocument(pdf);
        PAdESSignatureParameters parameters = parameters();
        try {
            ToBeSigned toSign = service.getDataToSign(document, parameters);
            Signature signature = Signature.getInstance(algorithm.getJCEId());
            signature.initSign(key.key());
            signature.update(toSign.getBytes());
            var signed = service.signDocument(document, parameters, new SignatureValue(algorithm, signature.sign()));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(pdf.length + 4 * ROOM_FOR_SIGNATURE);
            signed.writeTo(bytes);
            return bytes.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The document could not be signed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PAdESSignatureParameters parameters() {
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setEncryptionAlgorithm(algorithm.getEncryptionAlgorithm());
        parameters.setSigningCertificate(new CertificateToken(key.certificate()));
        parameters.setCertificateChain(
                key.chain().stream().map(CertificateToken::new).toList());
        parameters.setContentSize(ROOM_FOR_SIGNATURE);
        parameters.bLevel().setSigningDate(Date.from(clock.instant()));
        SignatureFieldParameters field = new SignatureFieldParameters();
        field.setFieldId(SignatureField.NAME);
        SignatureImageParameters image = new SignatureImageParameters();
        image.setFieldParameters(field);
        parameters.setImageParameters(image);
        return parameters;
    }
}
