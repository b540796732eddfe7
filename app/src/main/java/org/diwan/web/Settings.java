package org.diwan.web;

import java.net.URI;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the whole house goes by.
 *
 * @param mode {@code demo} or {@code production}
 * @param zone the institution's time zone; all times are shown in it
 * @param baseUrl the address people reach us at, for links in mails and codes
 */
@ConfigurationProperties("diwan")
public record Settings(
        @DefaultValue("demo") String mode,
        @DefaultValue("Asia/Riyadh") ZoneId zone,
        @DefaultValue("http://localhost:8080") URI baseUrl) {

    public Settings {
        if (!mode.equals("demo") && !mode.equals("production")) {
            throw new IllegalArgumentException("DIWAN_MODE is demo or production, not " + mode);
        }
    }

    public boolean demo() {
        return "demo".equals(mode);
    }
}
