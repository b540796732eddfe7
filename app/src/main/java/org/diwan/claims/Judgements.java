package org.diwan.claims;

import java.util.Optional;
import org.diwan.claims.rules.ClaimFacts;
import org.diwan.claims.rules.Judge;
import org.diwan.claims.rules.Verdict;
import org.diwan.rules.RuleBooks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What claims were judged by. */
@Service
public class Judgements {

    private final JdbcClient db;
    private final RuleBooks books;

    Judgements(JdbcClient db, RuleBooks books) {
        this.db = db;
        this.books = books;
    }

    /**
     * What a claim was judged by.
     *
     * @param version of the rules, a dash, and of the decision data
     */
    public record Judgement(String version, ClaimFacts facts) {}

    /** The facts of a claim as the rules were told them; none where it is not judged yet. */
    public Optional<Judgement> find(long claimId) {
        return db.sql("select rules_version, facts from claim_judgement where claim_id = ?")
                .param(claimId)
                .query((row, number) ->
                        new Judgement(row.getString("rules_version"), ClaimJson.facts(row.getString("facts"))))
                .optional();
    }

    /**
     * The verdict once more, from the same facts; nothing is written.
     *
     * @throws OtherRules where the rules of this release are others than those it was judged by
     */
    public Verdict again(Judgement judgement) {
        Judge judge = new Judge(books.of(Adjudication.SERVICE));
        if (!judgement.version().startsWith(judge.version() + "-")) {
            throw new OtherRules(judgement.version());
        }
        return judge.judge(judgement.facts());
    }

    /** The rules that a claim was judged by are those of another release. */
    public static final class OtherRules extends RuntimeException {

        OtherRules(String version) {
            super("Judged by " + version + ", which this release does not hold");
        }
    }
}
