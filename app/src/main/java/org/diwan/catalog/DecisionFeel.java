package org.diwan.catalog;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.valuemapper.ValueMapper;
import org.diwan.forms.SteadyFeel;

/** FEEL of decision tables. */
final class DecisionFeel extends ScalaFeelEngine {

    private final Clock clock;

    DecisionFeel(Clock clock) {
        super(List.of());
        this.clock = clock;
    }

    /** Called before the clock is here, which is asked for only when something is decided. */
    @Override
    protected FeelEngine buildFeelEngine(CustomFunctionTransformer functions, ValueMapper.CompositeValueMapper values) {
        return new SteadyFeel(functions, values, () -> ZonedDateTime.now(clock));
    }
}
