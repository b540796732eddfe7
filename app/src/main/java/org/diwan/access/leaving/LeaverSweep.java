package org.diwan.access.leaving;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks, time and again, for those who have left: an import on the command line, a day that comes by itself and a house that
 * was away when it did all lead here.
 */
@Component
class LeaverSweep {

    private static final Logger LOG = LoggerFactory.getLogger(LeaverSweep.class);

    private final Leavers leavers;
    private final WorkHandOver work;

    LeaverSweep(Leavers leavers, WorkHandOver work) {
        this.leavers = leavers;
        this.work = work;
    }

    @Scheduled(
            initialDelayString = "${diwan.access.leavers-every:PT10S}",
            fixedDelayString = "${diwan.access.leavers-every:PT10S}")
    void look() {
        try {
            leavers.due().forEach(leavers::begin);
            work.ofThoseGone();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "Nobody's access is taken, the database is away: {}",
                    e.getClass().getSimpleName());
        }
    }
}
