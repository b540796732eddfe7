package org.diwan.cases;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/**
 * A process variable with its type: the only way Java reads or writes one. Variables hold keys and routing facts; data
 * lives in the case's own tables.
 */
public record CaseVariable<T>(String name, Class<T> type) {

    /** Party the case is for. */
    public static final CaseVariable<String> CLIENT = new CaseVariable<>("client", String.class);

    /** How the case came: web, kiosk, call-centre, office, api. */
    public static final CaseVariable<String> CHANNEL = new CaseVariable<>("channel", String.class);

    /** Whose working calendar counts. */
    public static final CaseVariable<String> OFFICE = new CaseVariable<>("office", String.class);

    /** How urgent it is, where a decision or a supervisor says so: low, normal or high. */
    public static final CaseVariable<String> PRIORITY = new CaseVariable<>("priority", String.class);

    /** Code of the reason of a decision. */
    public static final CaseVariable<String> REASON = new CaseVariable<>("reason", String.class);

    /** User name of who finished the last human step. */
    public static final CaseVariable<String> DONE_BY = new CaseVariable<>("doneBy", String.class);

    /**
     * The value.
     *
     * @throws IllegalStateException where it is missing or of another type
     */
    public T of(VariableScope scope) {
        T value = find(scope);
        if (value == null) {
            throw new IllegalStateException("Variable " + name + " is not set");
        }
        return value;
    }

    /** The value, or null where it is not set. */
    public @Nullable T find(VariableScope scope) {
        return type.cast(scope.getVariable(name));
    }

    /** Keeps the value with the case. */
    public void set(VariableScope scope, @Nullable T value) {
        scope.setVariable(name, value);
    }

    /** Hands the value to the next steps of the same transaction; it is never stored. */
    public void pass(VariableScope scope, T value) {
        scope.setVariable(name, Variables.untypedValue(value, true));
    }
}
