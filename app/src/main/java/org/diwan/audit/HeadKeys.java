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
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The certificates whose signatures on heads are believed, by their fingerprints (SHA-256). */
final class HeadKeys {

    private final Map<String, Certificate> believed = new HashMap<>();

    HeadKeys(Collection<? extends Certificate> certificates) {
        certificates.forEach(it -> believed.put(fingerprint(it), it));
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
        Certificate certificate = believed.get(head.key());
        if (certificate == null) {
            return false;
        }
        try {
            Signature check =
                    Signature.getInstance(algorithm(certificate.getPublicKey().getAlgorithm()));
            check.initVerify(certificate.getPublicKey());
            check.update(head.text());
            return check.verify(head.signature());
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
