package org.diwan.access.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.diwan.rules.RuleBook;
import org.diwan.rules.RulesRanAway;
import org.diwan.rules.Watchdog;
import org.kie.api.runtime.ClassObjectFilter;
import org.kie.api.runtime.KieSession;

/** Weighs access requests by a rule book. What it finds follows from facts and rules alone. */
public final class Scales {

    private static final int MOST_FIRINGS = 20_000;
    private static final Watchdog WATCHDOG = new Watchdog(Duration.ofSeconds(5));
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::kind)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::what)
            .thenComparing(finding -> finding.values().toString());

    private final RuleBook book;

    public Scales(RuleBook book) {
        this.book = book;
    }

    /** The rules it weighs by. */
    public String version() {
        return book.version();
    }

    /**
     * What the rules find in these facts, in an order of its own.
     *
     * @throws RulesRanAway where they do not come to an end
     */
    public List<Finding> weigh(Collection<?> facts) {
        KieSession session = book.base().newKieSession();
        try {
            facts.forEach(session::insert);
            if (!WATCHDOG.fire(session, MOST_FIRINGS)) {
                throw new RulesRanAway("an access request");
            }
            List<Finding> findings = new ArrayList<>();
            session.getObjects(new ClassObjectFilter(Finding.class)).forEach(found -> findings.add((Finding) found));
            return findings.stream().distinct().sorted(ORDER).toList();
        } finally {
            session.dispose();
        }
    }
}
