package org.diwan.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.diwan.Effort;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelCheckTests {

    private final ModelCheck police = new ModelCheck(new StepCatalogue(Set.of(TrialModels.STEP)));

    @BeforeAll
    static void classesAreLoaded() {
        new ModelCheckTests().aLegalModelThatUsesAboutEverythingHasNoFinding();
    }

    static Stream<Attack> attacks() {
        Path canary = Path.of("target/canary").toAbsolutePath();
        return Stream.concat(BpmnAttacks.all(canary).stream(), DmnAttacks.all(canary).stream());
    }

    @Test
    void aLegalModelThatUsesAboutEverythingHasNoFinding() {
        assertThat(check(TrialModels.BPMN, TrialModels.DMN)).isEmpty();
    }

    @Test
    void aProcessMayUndoItsSteps() {
        assertThat(check(TrialModels.COMPENSATED, TrialModels.DMN)).isEmpty();
    }

    @Test
    void aDecisionMayAskAnotherOfItsFileForAList() {
        assertThat(check(TrialModels.BPMN, TrialModels.ASKING)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void anAttackIsNamedByItsRuleWithinTwoSeconds(Attack attack) {
        Duration begun = Effort.soFar();
        List<Finding> findings = check(attack.bpmn(), attack.dmn());
        assertThat(Effort.soFar().minus(begun)).isLessThan(Duration.ofSeconds(2));
        assertThat(findings).extracting(Finding::rule).contains(attack.rule());
    }

    @Test
    void aFindingNamesFileLineElementAndReason() {
        String spoilt = TrialModels.BPMN.replace("${loadTrial}", "${dropTables}");
        assertThat(check(spoilt, TrialModels.DMN))
                .singleElement()
                .hasToString("trial.bpmn:9 loadTrial step: ${dropTables} is no step of the catalogue");
    }

    private List<Finding> check(String bpmn, String dmn) {
        return police.models(Bundle.loose(TrialModels.files(bpmn, dmn)));
    }
}
