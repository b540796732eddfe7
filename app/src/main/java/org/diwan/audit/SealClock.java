package org.diwan.audit;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Has entries sealed every second, and the head signed once it has moved far or long enough; both once more at the end. */
@Component
class SealClock implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SealClock.class);

    private final Sealer sealer;
    private final Heads heads;
    private final AuditSettings settings;
    private final Clock clock;
    private Instant signed = Instant.MIN;
    private long unsigned;

    SealClock(Sealer sealer, Heads heads, AuditSettings settings, Clock clock) {
        this.sealer = sealer;
        this.heads = heads;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${diwan.audit.every:PT1S}")
    synchronized void tick() {
        try {
            unsigned += Math.max(0, sealer.seal());
            if (unsigned >= settings.headEntries() || clock.instant().isAfter(signed.plus(settings.headEvery()))) {
                sign();
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The audit is not sealed now: {}", e.getClass().getSimpleName());
        }
    }

    private void sign() {
        if (heads.sign().isPresent()) {
            signed = clock.instant();
        }
        unsigned = 0;
    }

    /** What the last acts wrote. */
    @Override
    public synchronized void destroy() {
        try {
            sealer.seal();
            sign();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The audit is sealed at the next start: {}", e.getClass().getSimpleName());
        }
    }
}
