package org.diwan.bank;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks, time and again, for what is to leave, what has come and what waits for its case. */
@Component
class BankPoller {

    private static final Logger LOG = LoggerFactory.getLogger(BankPoller.class);

    private final Dispatch dispatch;
    private final DropFolder folder;
    private final Delivery delivery;

    BankPoller(Dispatch dispatch, DropFolder folder, Delivery delivery) {
        this.dispatch = dispatch;
        this.folder = folder;
        this.delivery = delivery;
    }

    @Scheduled(fixedDelayString = "${diwan.bank.every:PT1S}")
    void look() {
        try {
            boolean more = true;
            while (more) {
                more = dispatch.sendOne();
            }
            folder.look();
            delivery.deliverDue();
        } catch (IOException e) {
            LOG.warn("The banks' folder cannot be read: {}", e.getClass().getSimpleName());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "Banks are not heard, the database is away: {}",
                    e.getClass().getSimpleName());
        }
    }
}
