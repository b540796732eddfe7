package org.diwan.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows the chain from its first entry, wherever it is read from, and says which links do not fit. In constant memory. */
final class ChainCheck {

    /** An entry of which so many fields differ is another one. */
    private static final int ANOTHER = 4;

    private final Digests digests;
    private final Chain chain;
    private final Consumer<Finding> findings;
    private long position;
    private byte @Nullable [] before;
    private @Nullable Doubt doubt;

    /** @param digests with the key of the marks where it is known */
    ChainCheck(Chain chain, Digests digests, Consumer<Finding> findings) {
        this.chain = chain;
        this.digests = digests;
        this.findings = findings;
        this.before = chain.genesis();
    }

    /** A seal: what was sealed at a position. */
    record Seal(long position, long seq, byte[] hash, byte[] marks) {}

    /** A link that does not fit; the next one tells whether the entry was changed or its seal. */
    private record Doubt(Seal seal, Entry entry, byte[] computed, byte[] sums, boolean marked) {}

    /** How far the chain reaches. */
    long position() {
        return position;
    }

    /** The next seal, and the entry that it stands for; none where that is gone. */
    void link(Seal seal, @Nullable Entry entry) {
        if (seal.position() <= position) {
            tell(seal, entry, "it stands at the wrong place, after entry " + position);
            return;
        }
        if (seal.position() > position + 1) {
            settle();
            before = null;
            tell(position + 1, seal.position() - 1);
        }
        position = seal.position();
        if (entry == null) {
            settle();
            findings.accept(new Finding("entry " + position + " (seq " + seal.seq() + ")", "it is missing"));
        } else {
            check(seal, entry);
        }
        before = seal.hash();
    }

    /** Says what the last link left open. */
    void end() {
        settle();
    }

    private void check(Seal seal, Entry entry) {
        digests.take(entry);
        boolean marked = entry.seq() <= chain.unmarkedTo() || digests.bears(entry.mac());
        byte[] previous = before;
        if (doubt != null && Arrays.equals(digests.hash(doubt.computed(), seal.marks()), seal.hash())) {
            Doubt it = doubt;
            doubt = null;
            tell(it.seal(), it.entry(), "the hash in its seal was altered");
            tellMark(seal, entry, marked);
            return;
        }
        settle();
        if (previous == null) {
            tellMark(seal, entry, marked);
            return;
        }
        byte[] computed = digests.hash(previous, seal.marks());
        if (Arrays.equals(computed, seal.hash())) {
            tellMark(seal, entry, marked);
        } else {
            doubt = new Doubt(seal, entry, computed, digests.marks(), marked);
        }
    }

    private void tellMark(Seal seal, Entry entry, boolean marked) {
        if (!marked) {
            tell(seal, entry, "it does not bear the mark of the house: altered or inserted by someone without the key");
        }
    }

    private void settle() {
        if (doubt == null) {
            return;
        }
        Doubt it = Objects.requireNonNull(doubt);
        doubt = null;
        tell(it.seal(), it.entry(), difference(it));
    }

    private static String difference(Doubt it) {
        List<String> names = Digests.differing(it.seal().marks(), it.sums());
        if (names == null) {
            return "the checksums in its seal were altered";
        }
        if (names.isEmpty()) {
            return it.marked()
                    ? "its seal was altered, or the order of what is before it"
                    : "it or its seal was altered";
        }
        return names.size() < ANOTHER
                ? "altered: " + String.join(", ", names)
                : "another entry stands in its place: reordered, replaced or inserted";
    }

    private void tell(Seal seal, @Nullable Entry entry, String what) {
        String which = entry == null ? "seq " + seal.seq() : entry.text();
        findings.accept(new Finding("entry " + seal.position() + " (" + which + ")", what));
    }

    private void tell(long from, long to) {
        findings.accept(
                from == to
                        ? new Finding("entry " + from, "its seal is missing")
                        : new Finding("entries " + from + " to " + to, "their seals are missing"));
    }
}
