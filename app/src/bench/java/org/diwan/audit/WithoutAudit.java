package org.diwan.audit;

import java.time.Clock;
import java.util.Map;
import org.diwan.DiwanApplication;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;

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
        SpringApplication application = new SpringApplication(DiwanApplication.class);
        if ("without".equals(arguments[0])) {
            application.addInitializers(context -> context.addBeanFactoryPostProcessor(beans -> {
                ((AbstractBeanDefinition) beans.getBeanDefinition("audit")).setBeanClass(NoAudit.class);
                ((DefaultListableBeanFactory) beans).removeBeanDefinition("sealClock");
            }));
        }
        application.run();
    }
}
