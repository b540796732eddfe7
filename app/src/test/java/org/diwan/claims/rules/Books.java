package org.diwan.claims.rules;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.diwan.rules.RuleBook;

/** Each service's rules, compiled once for all tests. */
public final class Books {

    private static final Map<String, RuleBook> BOOKS = new ConcurrentHashMap<>();

    private Books() {}

    public static RuleBook of(String service) {
        return BOOKS.computeIfAbsent(service, RuleBook::ofService);
    }
}
