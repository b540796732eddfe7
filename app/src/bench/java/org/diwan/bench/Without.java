package org.diwan.bench;

import java.util.function.Consumer;
import org.diwan.DiwanApplication;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Diwan from the class path, whole or without one of its parts. */
public final class Without {

    private Without() {}

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

    /** Starts it; with the argument {@code without}, the part is left out first. */
    public static void run(String[] arguments, Consumer<DefaultListableBeanFactory> leaveOut) {
        SpringApplication application = new SpringApplication(DiwanApplication.class);
        application.addInitializers(context ->
                context.getBeanFactory().registerSingleton("benchmarks", new NoBenchmarks()));
        if ("without".equals(arguments[0])) {
            application.addInitializers(context -> context.addBeanFactoryPostProcessor(
                    beans -> leaveOut.accept((DefaultListableBeanFactory) beans)));
        }
        application.run();
    }
}
