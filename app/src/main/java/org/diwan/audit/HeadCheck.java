package org.diwan.audit;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds signed heads against the chain: each must be signed by the institution, and the chain must still be what it stands for. */
final class HeadCheck {

    private final Chain chain;
    private final HeadKeys keys;
    private final String place;
    private final Consumer<Finding> findings;
    private @Nullable Head good;
    private @Nullable Head unfit;
    private long unfitCount;
    private long count;

    /** @param place where they are read from */
    HeadCheck(Chain chain, HeadKeys keys, String place, Consumer<Finding> findings) {
        this.chain = chain;
        this.keys = keys;
        this.place = place;
        this.findings = findings;
    }

    long count() {
        return count;
    }

    /** The last one that the chain fits. */
    @Nullable
    Head good() {
        return good;
    }

    /**
     * The next head.
     *
     * @param hash of the chain at the head's position, none where the chain does not reach it
     * @param end how far the chain reaches
     */
    void see(Head head, byte @Nullable [] hash, long end) {
        count++;
        if (!chain.id().equals(head.chain()) || head.unmarkedTo() >= 0 && head.unmarkedTo() != chain.unmarkedTo()) {
            tell(head, "it belongs to another chain");
        } else if (!keys.know(head.key())) {
            tell(head, "it is signed with a key that is not known as the institution's, " + head.key());
        } else if (!keys.hasSigned(head)) {
            tell(head, "its signature is wrong");
        } else if (head.position() > end) {
            tell(
                    head,
                    "the chain is cut off: it ends at entry " + end + ", entries " + (end + 1) + " to "
                            + head.position() + " are missing");
        } else if (hash == null || !Arrays.equals(hash, head.hash())) {
            unfitCount++;
            unfit = unfit == null ? head : unfit;
        } else if (good == null || good.position() < head.position()) {
            good = head;
        }
    }

    /** Says from where on the chain is another than the one that was signed. */
    void end() {
        if (unfit != null) {
            Head first = unfit;
            long from = good == null || good.position() >= first.position() ? 0 : good.position();
            tell(
                    first,
                    "the chain was written anew: one of the entries " + (from + 1) + " to " + first.position()
                            + " is not what was signed" + (unfitCount > 1 ? "; " + unfitCount + " heads tell so" : ""));
        }
    }

    private void tell(Head head, String what) {
        findings.accept(new Finding(
                "head " + head.number() + " in " + place + " (entry " + head.position() + ", " + head.at() + ")",
                what));
    }
}
