package org.diwan.identity;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** In production mode, refuses to open the doors while something is as only a demonstration may have it. */
@Component
@ConditionalOnProperty(name = "diwan.mode", havingValue = "production")
class ProductionCheck implements SmartInitializingSingleton {

    private final Environment environment;
    private final Accounts accounts;

    ProductionCheck(Environment environment, Accounts accounts) {
        this.environment = environment;
        this.accounts = accounts;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> objections = objections();
        if (!objections.isEmpty()) {
            throw new NotFitForProduction(objections);
        }
    }

    private List<String> objections() {
        List<String> objections = new ArrayList<>();
        if (isMissing("diwan.db-url")) {
            objections.add("The database is the embedded one: name the office's own in DIWAN_DB_URL.");
        }
        if (isMissing("diwan.code-key")) {
            objections.add("The key of authorization codes is missing: set DIWAN_CODE_KEY.");
        }
        if (isMissing("diwan.signing-keystore")) {
            objections.add("The key store of the signature is missing: name its file in DIWAN_SIGNING_KEYSTORE.");
        }
        if (!environment.getProperty("diwan.base-url", "").startsWith("https://")) {
            objections.add("People would reach it without encryption: give DIWAN_BASE_URL an https address.");
        }
        String issuer = environment.getProperty("diwan.oidc.issuer", "");
        if (!issuer.isBlank() && !issuer.startsWith("https://")) {
            objections.add("The sign-in by a provider could be listened to: give DIWAN_OIDC_ISSUER an https address.");
        }
        List<String> demo = accounts.demoUserNames();
        if (!demo.isEmpty()) {
            objections.add("Demo accounts are in the database, with a public password: delete "
                    + String.join(", ", demo) + ".");
        }
        return objections;
    }

    private boolean isMissing(String setting) {
        return !StringUtils.hasText(environment.getProperty(setting));
    }
}
