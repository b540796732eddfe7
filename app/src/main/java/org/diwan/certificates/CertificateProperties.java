package org.diwan.certificates;

import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What certificates need to know of the house.
 *
 * @param dataDir where keys are made that nobody gave
 * @param baseUrl what the QR code opens, without a path
 * @param zone the institution's; a certificate is valid to the end of a day there
 * @param codeKey Base64 of 32 random bytes or more; hashes and hides authorization codes
 */
@ConfigurationProperties("diwan")
record CertificateProperties(
        @DefaultValue("./data") Path dataDir,
        @DefaultValue("http://localhost:8080") String baseUrl,
        @DefaultValue("Asia/Riyadh") ZoneId zone,
        @Nullable String codeKey,
        @DefaultValue Signing signing) {

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
