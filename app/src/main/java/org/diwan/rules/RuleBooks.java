package org.diwan.rules;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The rule books of this release, each compiled when it is first asked for. */
@Component
public class RuleBooks {

    private final Map<String, RuleBook> books = new ConcurrentHashMap<>();

    /** The rules of a service. */
    public RuleBook of(String service) {
        return books.computeIfAbsent(service, RuleBook::ofService);
    }
}
