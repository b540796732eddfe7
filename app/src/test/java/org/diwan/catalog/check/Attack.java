package org.diwan.catalog.check;

/**
 * A spoilt model and the rule that must find it.
 *
 * @param survivable whether an engine without the guard stands it: one that never ends, or that acts while the engine
 *     reads it, only the guard keeps out
 */
public record Attack(String name, String rule, String bpmn, String dmn, boolean survivable) {

    static Attack bpmn(String name, String rule, String bpmn) {
        return new Attack(name, rule, bpmn, TrialModels.DMN, true);
    }

    static Attack guardOnly(String name, String rule, String bpmn) {
        return new Attack(name, rule, bpmn, TrialModels.DMN, false);
    }

    static Attack dmn(String name, String rule, String dmn) {
        return new Attack(name, rule, TrialModels.BPMN, dmn, true);
    }

    static Attack guardOnlyDmn(String name, String rule, String dmn) {
        return new Attack(name, rule, TrialModels.BPMN, dmn, false);
    }

    @Override
    public String toString() {
        return name;
    }
}
