package org.diwan.catalog;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.catalog.check.StepCatalogue;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Finds the steps that models may call: by class where nothing is started, by bean where the application runs. */
final class StepScan {

    private StepScan() {}

    /** The steps as the classes of the application declare them; no class is loaded, no bean made. */
    static StepCatalogue ofClassPath() {
        ClassPathScanningCandidateComponentProvider classes = new ClassPathScanningCandidateComponentProvider(false);
        classes.addIncludeFilter(new AssignableTypeFilter(JavaDelegate.class));
        SimpleBeanDefinitionRegistry registry = new SimpleBeanDefinitionRegistry();
        Set<String> names = classes.findCandidateComponents("org.diwan").stream()
                .map(found -> AnnotationBeanNameGenerator.INSTANCE.generateBeanName(found, registry))
                .collect(Collectors.toSet());
        return new StepCatalogue(names);
    }

    /** The steps as the running application has them; no bean is made. */
    static StepCatalogue ofBeans(ListableBeanFactory beans) {
        return new StepCatalogue(Stream.of(beans.getBeanNamesForType(JavaDelegate.class, true, false))
                .collect(Collectors.toSet()));
    }
}
