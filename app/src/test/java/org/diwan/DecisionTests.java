package org.diwan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every decision table of every service, row by row of the examples that stand beside it. */
class DecisionTests {

    private final Set<String> fired = new HashSet<>();

    @TestFactory
    Stream<DynamicTest> decisions() throws IOException {
        try (Stream<Path> files = Files.walk(Content.RULES)) {
            return files.filter(file -> file.toString().endsWith(".dmn")).toList().stream()
                    .flatMap(this::tests);
        }
    }

    private Stream<DynamicTest> tests(Path dmn) {
        String name = dmn.getFileName().toString().replace(".dmn", "");
        var engineSettings = new DefaultDmnEngineConfiguration();
        engineSettings.setCustomPostDecisionTableEvaluationListeners(List.of(
                evaluation -> evaluation.getMatchingRules().forEach(rule -> fired.add(name + "/" + rule.getId()))));
        DmnEngine engine = engineSettings.buildEngine();
        DmnDecision decision = engine.parseDecision(name, Dmn.readModelFromFile(dmn.toFile()));
        List<Map<String, String>> rows = rows(dmn.resolveSibling(name + ".csv"));
        Stream<DynamicTest> examples = rows.stream()
                .map(row -> dynamicTest(name + " " + row.values(), () -> {
                    Map<String, Object> actual = new HashMap<>(engine.evaluateDecision(decision, inputs(row))
                            .getSingleResult()
                            .getEntryMap());
                    Map<String, Object> expected = new HashMap<>();
                    row.forEach((column, text) -> expected.put(column, value(text)));
                    expected.keySet().retainAll(actual.keySet());
                    assertThat(expected).isNotEmpty();
                    assertThat(actual).containsAllEntriesOf(expected);
                }));
        DynamicTest all = dynamicTest(name + ": every rule has an example", () -> assertThat(
                        Dmn.readModelFromFile(dmn.toFile()).getModelElementsByType(Rule.class).stream()
                                .map(rule -> name + "/" + rule.getId()))
                .isSubsetOf(fired));
        return Stream.concat(examples, Stream.of(all));
    }

    /** {@code record.status} becomes an entry of the map {@code record}. */
    private static Map<String, Object> inputs(Map<String, String> row) {
        Map<String, Object> inputs = new HashMap<>();
        row.forEach((column, text) -> {
            String[] path = column.split("\\.");
            if (path.length == 1) {
                inputs.put(column, value(text));
            } else {
                @SuppressWarnings("unchecked")
                var inner = (Map<String, Object>) inputs.computeIfAbsent(path[0], key -> new HashMap<>());
                inner.put(path[1], value(text));
            }
        });
        return inputs;
    }

    /** {@code [email city]} is a list. */
    private static Object value(String text) {
        if (text.matches("\\[.*]")) {
            return Stream.of(text.substring(1, text.length() - 1).split(" "))
                    .filter(item -> !item.isEmpty())
                    .toList();
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        return text.matches("-?\\d+") ? Integer.valueOf(text) : text;
    }

    private static List<Map<String, String>> rows(Path csv) {
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv.toFile())) {
            return rows.readAll();
        } catch (IOException e) {
            throw new IllegalStateException("Decision without examples: " + csv, e);
        }
    }
}
