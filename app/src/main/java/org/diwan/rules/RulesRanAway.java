package org.diwan.rules;

/** Rules that go on and on: a fault of the rules, not of what they are about. */
public final class RulesRanAway extends RuntimeException {

    /** Over this. */
    public RulesRanAway(String what) {
        super("The rules do not come to an end over " + what);
    }
}
