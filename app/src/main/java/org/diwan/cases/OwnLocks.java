package org.diwan.cases;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.diwan.web.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Has jobs locked in the node's name, and frees at its start those that a killed run of it held. */
@Component
class OwnLocks extends AbstractProcessEnginePlugin {

    private static final Logger LOG = LoggerFactory.getLogger(OwnLocks.class);

    private final Node node;
    private final JdbcClient jdbc;

    OwnLocks(Node node, JdbcClient jdbc) {
        this.node = node;
        this.jdbc = jdbc;
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getJobExecutor().setLockOwner(node.owner());
    }

    /** Once the port is ours, which proves that no other run of this node lives; before the job executor looks. */
    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void free() {
        int freed = jdbc.sql(
                        """
                update act_ru_job set lock_owner_ = null, lock_exp_time_ = null, rev_ = rev_ + 1
                where starts_with(lock_owner_, :place) and lock_owner_ <> :owner""")
                .param("place", node.place())
                .param("owner", node.owner())
                .update();
        if (freed > 0) {
            LOG.info("{} jobs of a run that was killed go on", freed);
        }
    }
}
