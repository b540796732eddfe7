package org.diwan.audit;

import java.time.Clock;
import java.util.Map;
import org.diwan.DiwanApplication;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

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

    /** Leaves out what lies on the class path beside Diwan. */
    static final class NoBenchmarks extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory types) {
            return type.getClassMetadata().getClassName().startsWith("org.diwan.bench.");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof NoBenchmarks;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(DiwanApplication.class);
        application.addInitializers(context ->
                context.getBeanFactory().registerSingleton("benchmarks", new NoBenchmarks()));
        if ("without".equals(arguments[0])) {
            application.addInitializers(context -> context.addBeanFactoryPostProcessor(beans -> {
                ((AbstractBeanDefinition) beans.getBeanDefinition("audit")).setBeanClass(NoAudit.class);
                ((DefaultListableBeanFactory) beans).removeBeanDefinition("sealClock");
            }));
        }
        application.run();
    }
}
