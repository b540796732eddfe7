package org.diwan.catalog.check;

import java.util.Set;

/** The names of the steps that a model may call: the beans of the classes named {@code *Delegate}. */
public record StepCatalogue(Set<String> names) {

    public StepCatalogue {
        names = Set.copyOf(names);
    }

    boolean has(String name) {
        return names.contains(name);
    }
}
