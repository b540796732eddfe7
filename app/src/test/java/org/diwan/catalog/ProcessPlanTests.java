package org.diwan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.diwan.Content;
import org.diwan.catalog.ProcessPlan.Figure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every process of the house can be drawn, whole. */
class ProcessPlanTests {

    static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(Content.PROCESSES)) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyElementAndFlowIsDrawnInsideThePicture(Path file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        ProcessPlan plan = ProcessPlan.of(model);
        assertThat(plan.figures().stream().map(Figure::id))
                .containsAll(model.getModelElementsByType(FlowNode.class).stream()
                        .map(FlowNode::getId)
                        .toList());
        assertThat(plan.arrows())
                .hasSizeGreaterThanOrEqualTo(
                        model.getModelElementsByType(SequenceFlow.class).size());
        String drawn = plan.figures() + " " + plan.arrows() + plan.viewBox();
        assertThat(drawn).doesNotContain("NaN", "Infinity", "E-", "E+");
        double[] room = Stream.of(plan.viewBox().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(plan.figures()).allSatisfy(figure -> {
            assertThat(figure.box().x())
                    .isBetween(room[0], room[0] + room[2] - figure.box().width());
            assertThat(figure.box().y())
                    .isBetween(room[1], room[1] + room[3] - figure.box().height());
        });
        assertThat(plan.figures())
                .filteredOn(Figure::told)
                .allSatisfy(figure -> assertThat(figure.name()).as(figure.id()).isNotBlank());
    }
}
