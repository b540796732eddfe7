package org.diwan.claims.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.diwan.rules.RuleBook;
import org.diwan.rules.RulesRanAway;
import org.diwan.rules.Watchdog;
import org.kie.api.runtime.ClassObjectFilter;
import org.kie.api.runtime.KieSession;

/** Judges claims by a rule book. The verdict follows from facts and rules alone. */
public final class Judge {

    private static final int FIRINGS_A_LINE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RuleBook book;
    private final Watchdog watchdog;

    public Judge(RuleBook book) {
        this(book, PATIENCE);
    }

    Judge(RuleBook book, Duration patience) {
        this.book = book;
        this.watchdog = new Watchdog(patience);
    }

    /** The rules it judges by. */
    public String version() {
        return book.version();
    }

    /**
     * What the rules say of the claim.
     *
     * @throws RulesRanAway where they do not come to an end
     */
    public Verdict judge(ClaimFacts claim) {
        KieSession session = book.base().newKieSession();
        try {
            session.insert(claim);
            claim.lines().forEach(session::insert);
            claim.before().forEach(session::insert);
            if (!watchdog.fire(session, FIRINGS_A_LINE * (claim.lines().size() + 1))) {
                throw new RulesRanAway("claim " + claim.claimNo());
            }
            List<Finding> findings = new ArrayList<>();
            session.getObjects(new ClassObjectFilter(Finding.class)).forEach(found -> findings.add((Finding) found));
            return Verdict.of(claim, findings);
        } finally {
            session.dispose();
        }
    }
}
