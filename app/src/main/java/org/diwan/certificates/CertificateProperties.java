package org.diwan.certificates;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Keys of certificates.
 *
 * @param dataDir where keys are made that nobody gave
 */
@ConfigurationProperties("diwan")
record CertificateProperties(@DefaultValue("./data") Path dataDir, @DefaultValue Signing signing) {

    /**
     * The institution's signing key.
     *
     * @param keystore a PKCS #12 file with one key
     */
    record Signing(@Nullable Path keystore, @Nullable String password) {}

    /** Never in a log. */
    @Override
    public String toString() {
        return "CertificateProperties";
    }
}
