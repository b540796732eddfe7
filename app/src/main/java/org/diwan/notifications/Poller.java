package org.diwan.notifications;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps up to four threads sending as long as something is due; a server that hangs holds up no other timer. */
@Component
class Poller implements DisposableBean {

    private static final int THREADS = 4;
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

    private final Sender sender;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> new Thread(task, "notifications"),
            new ThreadPoolExecutor.DiscardPolicy());

    Poller(Sender sender) {
        this.sender = sender;
    }

    @Scheduled(fixedDelayString = "${diwan.notify-every:PT1S}")
    void look() {
        threads.execute(this::drain);
    }

    private void drain() {
        boolean more = true;
        while (more && !threads.isShutdown()) {
            more = sendOne();
        }
    }

    private boolean sendOne() {
        try {
            return sender.sendOne();
        } catch (DataAccessException e) {
            LOG.warn(
                    "Nothing can be sent, the database is away: {}",
                    e.getClass().getSimpleName());
            return false;
        }
    }

    /** What is being sent is finished; the rest waits for the next start. */
    @Override
    public void destroy() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(30, TimeUnit.SECONDS);
    }
}
