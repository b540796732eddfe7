package org.diwan.catalog;

import java.util.List;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.valuemapper.ValueMapper;
import org.diwan.forms.SteadyFeel;

/** FEEL of decision tables. */
final class DecisionFeel extends ScalaFeelEngine {

    DecisionFeel() {
        super(List.of());
    }

    @Override
    protected FeelEngine buildFeelEngine(CustomFunctionTransformer functions, ValueMapper.CompositeValueMapper values) {
        return new SteadyFeel(functions, values);
    }
}
