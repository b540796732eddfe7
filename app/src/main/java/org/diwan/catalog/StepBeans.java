package org.diwan.catalog;

import java.util.AbstractMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diwan.catalog.check.StepCatalogue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** All that models see of the application: the steps and the working time, each made when it is first called. */
final class StepBeans extends AbstractMap<Object, Object> {

    private final Set<String> names;
    private final BeanFactory beans;

    StepBeans(StepCatalogue steps, BeanFactory beans) {
        this.names =
                Stream.concat(steps.names().stream(), Stream.of("workingTime")).collect(Collectors.toSet());
        this.beans = beans;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && names.contains(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return key instanceof String name && containsKey(name) ? beans.getBean(name) : null;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return names.stream()
                .map(name -> new SimpleImmutableEntry<Object, Object>(name, beans.getBean(name)))
                .collect(Collectors.toSet());
    }
}
