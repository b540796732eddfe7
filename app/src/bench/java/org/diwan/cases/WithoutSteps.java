package org.diwan.cases;

import java.time.Instant;
import org.diwan.bench.Without;
import org.diwan.cases.Visit.Leaving;
import org.springframework.beans.factory.support.AbstractBeanDefinition;

/** Diwan from the class path; with the argument {@code without}, visits to steps are not kept. */
public final class WithoutSteps {

    private WithoutSteps() {}

    /** Takes no notice. */
    static class NoSteps extends Steps {

        NoSteps(StepRows rows) {
            super(rows);
        }

        @Override
        void entered(Visit visit) {
            // As if there were no steps.
        }

        @Override
        void left(Leaving leaving) {
            // As if there were no steps.
        }

        @Override
        void ended(String reference, Instant at) {
            // As if there were no steps.
        }
    }

    public static void main(String[] arguments) {
        Without.run(
                arguments,
                beans -> ((AbstractBeanDefinition) beans.getBeanDefinition("steps")).setBeanClass(NoSteps.class));
    }
}
