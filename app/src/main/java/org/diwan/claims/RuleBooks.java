package org.diwan.claims;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.diwan.claims.rules.RuleBook;
import org.springframework.stereotype.Component;

/** The rule books of this release, each compiled when it is first asked for. */
@Component
class RuleBooks {

    private final Map<String, RuleBook> books = new ConcurrentHashMap<>();

    RuleBook of(String service) {
        return books.computeIfAbsent(service, RuleBook::ofService);
    }
}
