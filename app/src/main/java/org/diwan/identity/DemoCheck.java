package org.diwan.identity;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Demo mode is what a house starts in that nobody has set up. One that was set up for people, and whose mode was forgotten,
 * must not open with accounts whose password everybody knows: it has the office's own database, and an encrypted address or a key
 * store of its own.
 */
@Component
@ConditionalOnProperty(name = "diwan.mode", havingValue = "demo", matchIfMissing = true)
class DemoCheck {

    DemoCheck(Environment environment) {
        boolean ownDatabase = StringUtils.hasText(environment.getProperty("diwan.db-url"));
        boolean encrypted = environment.getProperty("diwan.base-url", "").startsWith("https://");
        boolean ownKeys = StringUtils.hasText(environment.getProperty("diwan.signing-keystore"));
        if (ownDatabase && (encrypted || ownKeys)) {
            throw new NotFitForProduction(
                    "Not fit for a demonstration",
                    List.of("The database is the office's own (DIWAN_DB_URL) and the "
                            + (encrypted ? "address is one for people (DIWAN_BASE_URL)" : "key store too")
                            + ", but demo accounts with a public password would be made:"
                            + " set DIWAN_MODE=production, or take these settings away."));
        }
    }
}
