package org.diwan.claims;

/** A reviewer's decision that no page lets through: of other lines, or outside of what is claimed. */
final class ImpossibleDecision extends RuntimeException {

    ImpossibleDecision(String message) {
        super(message);
    }
}
