package org.diwan.access.scim;

import org.diwan.access.provision.NotDone;
import org.diwan.access.provision.Problem.Code;

/** How much a system may say in all that it is asked in one go; whoever says more is not listened to any longer. */
final class Allowance {

    private static final int BYTES = 8 * 1024 * 1024;
    private static final int NODES = 100_000;

    private int bytesLeft;
    private int nodesLeft;

    /** @param portions as many times as a single try has */
    Allowance(int portions) {
        bytesLeft = Math.multiplyExact(BYTES, portions);
        nodesLeft = Math.multiplyExact(NODES, portions);
    }

    /** What the next answer may have; no answer has more than a single try may. */
    int bytes() {
        return Math.min(BYTES, bytesLeft);
    }

    /** The same, of JSON's objects, lists and values. */
    int nodes() {
        return Math.min(NODES, nodesLeft);
    }

    void spend(int bytes, int nodes) {
        bytesLeft -= bytes;
        nodesLeft -= nodes;
        if (bytesLeft < 0 || nodesLeft < 0) {
            throw new NotDone(Code.TOO_LARGE);
        }
    }
}
