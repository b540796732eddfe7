package org.diwan.audit;

import java.time.Clock;
import java.util.Map;
import org.diwan.bench.Without;
import org.springframework.beans.factory.support.AbstractBeanDefinition;

/** Diwan from the class path; with the argument {@code without}, acts leave no entries and nothing is sealed. */
public final class WithoutAudit {

    private WithoutAudit() {}

    /** Takes no notice. */
    static class NoAudit extends Audit {

        NoAudit(AuditEntries entries, Witness witness, Clock clock) {
            super(entries, witness, clock);
        }

        @Override
        public void record(String who, String act, String objectType, String objectId, Map<String, ?> detail) {
            // As if there were no audit.
        }
    }

    public static void main(String[] arguments) {
        Without.run(arguments, beans -> {
            ((AbstractBeanDefinition) beans.getBeanDefinition("audit")).setBeanClass(NoAudit.class);
            beans.removeBeanDefinition("sealClock");
        });
    }
}
