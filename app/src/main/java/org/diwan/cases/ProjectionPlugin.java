package org.diwan.cases;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Hangs the projection of cases into the engine. */
@Component
class ProjectionPlugin extends AbstractProcessEnginePlugin {

    private final ProjectionParseListener parseListener;
    private final StepAnswers answers;
    private final DecisionListener decisions;

    ProjectionPlugin(ProjectionParseListener parseListener, StepAnswers answers, DecisionListener decisions) {
        this.parseListener = parseListener;
        this.answers = answers;
        this.decisions = decisions;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var listeners = engine.getCustomPostBPMNParseListeners();
        engine.setCustomPostBPMNParseListeners(listeners == null ? new ArrayList<>() : new ArrayList<>(listeners));
        engine.getCustomPostBPMNParseListeners().add(parseListener);
        engine.getCustomPostBPMNParseListeners().add(answers);
        var dmn = engine.getDmnEngineConfiguration();
        if (dmn == null) {
            dmn = new DefaultDmnEngineConfiguration();
            engine.setDmnEngineConfiguration(dmn);
        }
        dmn.setCustomPostDecisionTableEvaluationListeners(List.of(decisions));
    }
}
