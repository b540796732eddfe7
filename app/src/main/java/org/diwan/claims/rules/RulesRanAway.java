package org.diwan.claims.rules;

/** Rules that go on and on over a claim: a fault of the rules, not of the claim. */
public final class RulesRanAway extends RuntimeException {

    RulesRanAway(String claimNo) {
        super("The rules do not come to an end over claim " + claimNo);
    }
}
