package org.diwan.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.diwan.cases.CaseEvent;
import org.diwan.cases.CaseEvent.CaseDecided;
import org.diwan.cases.CaseEvent.CaseEnded;
import org.diwan.cases.CaseEvent.CaseSubmitted;
import org.diwan.cases.CaseEvent.TargetMissed;
import org.diwan.cases.CaseEvent.TargetNear;
import org.diwan.cases.CaseEvent.TaskCompleted;
import org.diwan.cases.CaseStatus;
import org.diwan.certificates.CertificateChecked;
import org.diwan.identity.SignInTried;
import org.diwan.notifications.NotificationSettled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts what happens once it is certain: after its transaction. What names a person is no tag. */
@Component
class Counters {

    private final MeterRegistry registry;

    Counters(MeterRegistry registry) {
        this.registry = registry;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(CaseEvent event) {
        if (event instanceof CaseSubmitted it) {
            count("diwan.cases.started", "service", it.service(), "channel", it.channel());
        } else if (event instanceof CaseDecided it) {
            count("diwan.cases.decided", "service", it.service(), "outcome", code(it.outcome()));
        } else if (event instanceof CaseEnded it) {
            count("diwan.cases.ended", "service", it.service(), "outcome", code(it.outcome()));
        } else if (event instanceof TargetNear it) {
            count("diwan.sla.warned", "service", it.service(), "of", it.element() == null ? "case" : "step");
        } else if (event instanceof TargetMissed it) {
            count("diwan.sla.breached", "service", it.service(), "of", it.element() == null ? "case" : "step");
        } else if (event instanceof TaskCompleted it) {
            count("diwan.tasks.completed", "service", it.service());
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(CertificateChecked event) {
        count("diwan.verifications", "channel", event.channel(), "outcome", event.outcome());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(SignInTried event) {
        count("diwan.sign.ins", "outcome", event.outcome().code());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(NotificationSettled event) {
        count("diwan.notifications.settled", "channel", event.channel(), "state", event.state());
    }

    private static String code(CaseStatus outcome) {
        return switch (outcome) {
            case GRANTED, REFUSED, WITHDRAWN -> outcome.name().toLowerCase(Locale.ROOT);
            case IN_PROGRESS, WITH_CLIENT -> "none";
        };
    }

    private void count(String meter, String... tags) {
        Counter.builder(meter)
                .description(Meanings.of(meter))
                .tags(tags)
                .register(registry)
                .increment();
    }
}
