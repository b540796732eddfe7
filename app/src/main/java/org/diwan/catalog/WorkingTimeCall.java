package org.diwan.catalog;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.diwan.calendar.WorkingTime;
import org.jspecify.annotations.Nullable;

/** The one method that models call: {@code workingTime.after('P2D')}, working days of the case's office. */
final class WorkingTimeCall extends ELResolver {

    @Override
    public @Nullable Object invoke(
            ELContext context, Object base, Object method, Class<?> @Nullable [] types, Object[] arguments) {
        if (base instanceof WorkingTime time
                && "after".equals(method)
                && arguments.length == 1
                && arguments[0] instanceof String days) {
            context.setPropertyResolved(true);
            return time.after(office(context), days);
        }
        return null;
    }

    private static @Nullable String office(ELContext context) {
        return context.getContext(VariableScope.class) instanceof VariableScope scope
                        && scope.getVariable("office") instanceof String office
                ? office
                : null;
    }

    @Override
    public @Nullable Object getValue(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {}

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public @Nullable Class<?> getCommonPropertyType(ELContext context, Object base) {
        return null;
    }
}
