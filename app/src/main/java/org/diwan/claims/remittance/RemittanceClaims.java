package org.diwan.claims.remittance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/** The claims of an order one after the other, batch by batch; some of them at a time are in memory. */
final class RemittanceClaims implements Iterator<RemittanceClaims.Claim> {

    private static final int CHUNK = 250;

    private final RemittanceRows rows;
    private final Iterator<Transfer> transfers;
    private final Queue<Claim> ready = new ArrayDeque<>();
    private List<Transfer> at = List.of();
    private long behind;

    /** @param transfers that are paid */
    RemittanceClaims(RemittanceRows rows, List<Transfer> transfers) {
        this.rows = rows;
        this.transfers = transfers.iterator();
    }

    /** A claim with all its lines. */
    record Claim(Transfer transfer, List<RemittanceLine> lines) {

        RemittanceLine first() {
            return lines.get(0);
        }
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && (!at.isEmpty() || transfers.hasNext())) {
            if (at.isEmpty()) {
                at = List.of(transfers.next());
                behind = 0;
            }
            fill(at.get(0));
        }
        return !ready.isEmpty();
    }

    private void fill(Transfer transfer) {
        List<RemittanceLine> claim = new ArrayList<>();
        for (RemittanceLine line : rows.behind(transfer, behind, CHUNK)) {
            if (!claim.isEmpty() && claim.get(0).claimId() != line.claimId()) {
                ready.add(new Claim(transfer, List.copyOf(claim)));
                claim.clear();
            }
            claim.add(line);
            behind = line.claimId();
        }
        if (claim.isEmpty()) {
            at = List.of();
        } else {
            ready.add(new Claim(transfer, List.copyOf(claim)));
        }
    }

    @Override
    public Claim next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }
}
