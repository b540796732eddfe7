package org.diwan.catalog;

import java.util.Map;
import org.camunda.bpm.dmn.engine.impl.spi.el.ElProvider;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.diwan.calendar.WorkingTime;
import org.diwan.catalog.check.ExpressionRefused;
import org.diwan.catalog.check.Expressions;

/**
 * Expressions for an engine that trusts no model: only the language of {@link Expressions} is read, and it reaches
 * variables, fields of maps, the steps and {@link WorkingTime}. No resolver knows the properties or methods of objects.
 */
final class ModelExpressions extends JuelExpressionManager {

    ModelExpressions(Map<Object, Object> steps) {
        super(steps);
    }

    @Override
    public Expression createExpression(String expression) {
        refuseForeign(expression);
        return super.createExpression(expression);
    }

    @Override
    public ValueExpression createValueExpression(String expression) {
        refuseForeign(expression);
        return super.createValueExpression(expression);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolvers = new CompositeELResolver();
        resolvers.add(new VariableScopeElResolver());
        resolvers.add(new VariableContextElResolver());
        resolvers.add(new ReadOnlyMapELResolver(beans));
        resolvers.add(new MapELResolver(true));
        resolvers.add(new WorkingTimeCall());
        return resolvers;
    }

    /** For decisions, which are written in FEEL only. */
    @Override
    protected ElProvider createElProvider() {
        return expression -> {
            throw new IllegalArgumentException("decisions are written in FEEL");
        };
    }

    private static void refuseForeign(String expression) {
        if (Expressions.looksLikeOne(expression) && !Expressions.isTimeCall(expression)) {
            try {
                Expressions.variables(expression);
            } catch (ExpressionRefused e) {
                throw new IllegalArgumentException(expression + " " + e.getMessage(), e);
            }
        }
    }
}
