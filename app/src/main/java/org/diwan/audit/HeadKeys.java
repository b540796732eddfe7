package org.diwan.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.diwan.web.SigningKey;

/** The certificates whose signatures on heads are believed, by their fingerprints (SHA-256). */
final class HeadKeys {

    private final Map<String, Certificate> believed = new HashMap<>();

    HeadKeys(Collection<? extends Certificate> certificates) {
        certificates.forEach(it -> believed.put(fingerprint(it), it));
    }

    /** The institution's own, and the earlier ones that are set. */
    static HeadKeys believed(SigningKey signing, AuditSettings settings) {
        List<Certificate> believed = new ArrayList<>(List.of(signing.certificate()));
        try {
            if (settings.certificates() != null) {
                believed.addAll(read(settings.certificates()));
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The earlier certificates could not be read: " + e.getMessage(), e);
        }
        return new HeadKeys(believed);
    }

    /** The certificates of a file, PEM or DER. */
    static Collection<? extends Certificate> read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }

    static String fingerprint(Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean know(String fingerprint) {
        return believed.containsKey(fingerprint);
    }

    /** Whether one of them has signed it. */
    boolean hasSigned(Head head) {
        return hasSigned(head.key(), head.text(), head.signature())
                || hasSigned(head.key(), head.oldText(), head.signature());
    }

    boolean hasSigned(Opening opening) {
        return hasSigned(opening.key(), opening.text(), opening.signature());
    }

    boolean hasSigned(String fingerprint, byte[] text, byte[] signature) {
        Certificate certificate = believed.get(fingerprint);
        if (certificate == null) {
            return false;
        }
        try {
            Signature check =
                    Signature.getInstance(algorithm(certificate.getPublicKey().getAlgorithm()));
            check.initVerify(certificate.getPublicKey());
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // A signature that cannot even be read is a wrong one.
            return false;
        }
    }

    static byte[] sign(PrivateKey key, byte[] text) {
        try {
            Signature signature = Signature.getInstance(algorithm(key.getAlgorithm()));
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The head of the audit could not be signed", e);
        }
    }

    private static String algorithm(String key) {
        return switch (key) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key;
        };
    }
}
