package org.diwan.claims;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diwan.claims.WaitingClaim.StoredLine;
import org.diwan.claims.rules.ClaimFacts;
import org.diwan.claims.rules.Finding;
import org.diwan.claims.rules.Verdict;

/** A claim, what the rules were told, and what they said. */
record JudgedClaim(WaitingClaim claim, ClaimFacts facts, Verdict verdict) {

    /** A line of the store with its verdict. */
    record Line(StoredLine stored, Verdict.OfLine verdict) {

        Stream<Rule> rules() {
            List<Finding> findings = verdict.findings();
            return IntStream.range(0, findings.size()).mapToObj(i -> new Rule(stored.id(), i + 1, findings.get(i)));
        }
    }

    /** A rule that fired on a line. */
    record Rule(long lineId, int seq, Finding finding) {}

    Stream<Line> lines() {
        return IntStream.range(0, claim.lines().size())
                .mapToObj(i -> new Line(claim.lines().get(i), verdict.lines().get(i)));
    }
}
