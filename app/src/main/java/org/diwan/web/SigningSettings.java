package org.diwan.web;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The institution's signing key.
 *
 * @param dataDir where keys are made that nobody gave
 */
@ConfigurationProperties("diwan")
public record SigningSettings(@DefaultValue("./data") Path dataDir, @DefaultValue Signing signing) {

    /**
     * The key that was given.
     *
     * @param keystore a PKCS #12 file with one key
     */
    public record Signing(@Nullable Path keystore, @Nullable String password) {}

    /** Never in a log. */
    @Override
    public String toString() {
        return "SigningSettings";
    }
}
