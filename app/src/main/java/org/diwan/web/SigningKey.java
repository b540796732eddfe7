package org.diwan.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The institution's key, which signs documents and the audit, with its chain, the signer's first. */
public record SigningKey(PrivateKey key, List<X509Certificate> chain) {

    private static final Duration DEMO_VALIDITY = Duration.ofDays(3650);

    /** The institution's key where the settings name one, else the demo key of this data folder. */
    public static SigningKey of(SigningSettings settings, Clock clock) {
        Path keystore = settings.signing().keystore();
        String password = settings.signing().password();
        try {
            if (keystore != null) {
                return read(keystore, (password == null ? "" : password).toCharArray());
            }
            Path demo = settings.dataDir().resolve("keys/demo-signing.p12");
            return demo(demo, clock);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("The signing key could not be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The signing key could not be read: " + e.getMessage(), e);
        }
    }

    /** The signer's own certificate. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "SigningKey";
    }

    private static SigningKey read(Path file, char[] password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        String alias = Collections.list(store.aliases()).stream()
                .filter(one -> isKey(store, one))
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no private key in " + file.getFileName()));
        List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(alias))
                .map(X509Certificate.class::cast)
                .toList();
        return new SigningKey((PrivateKey) store.getKey(alias, password), chain);
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two nodes of one data folder that start together end with the same key: the first to write wins. */
    private static SigningKey demo(Path file, Clock clock)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        char[] password = "demo".toCharArray();
        if (!Files.exists(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            KeyPair pair = newPair();
            store.setKeyEntry(
                    "demo", pair.getPrivate(), password, new Certificate[] {selfSigned(pair, clock.instant())});
            SecretFile.write(file, out -> store.store(out, password));
        }
        return read(file, password);
    }

    private static KeyPair newPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate selfSigned(KeyPair pair, Instant now)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        X500Name name = new X500Name("CN=Demo signature, O=Social Insurance Institution, C=SA");
        var builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(120, new SecureRandom()),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(DEMO_VALIDITY)),
                name,
                pair.getPublic());
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    }
}
