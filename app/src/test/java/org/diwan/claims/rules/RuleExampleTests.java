package org.diwan.claims.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diwan.Content;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every rule that claims are judged by, by the examples that stand beside it; all rules of the service look at each of them. */
class RuleExampleTests {

    private static final Pattern KEY = Pattern.compile("Finding\\.\\w+\\([^\"]*\"([a-z-]+)\"");

    private final Map<String, Set<String>> fired = new HashMap<>();

    @TestFactory
    Stream<DynamicTest> rules() throws IOException {
        try (Stream<Path> files = Files.walk(Content.RULES.resolve("hospital-claim"))) {
            return files.filter(file -> file.toString().endsWith(".drl")).sorted().toList().stream()
                    .flatMap(this::tests);
        }
    }

    private Stream<DynamicTest> tests(Path drl) {
        String topic = drl.getFileName().toString().replace(".drl", "");
        Judge judge = new Judge(Books.of(String.valueOf(drl.getParent().getFileName())));
        JsonNode usual = ClaimYaml.read(drl.resolveSibling("usual-claim.yaml"));
        List<JsonNode> examples = List.copyOf(ClaimYaml.YAML.convertValue(
                ClaimYaml.read(drl.resolveSibling(topic + ".yaml")),
                ClaimYaml.YAML.getTypeFactory().constructCollectionType(List.class, JsonNode.class)));
        Stream<DynamicTest> each = examples.stream()
                .map(example ->
                        dynamicTest(topic + ": " + example.get("example").asText(), () -> {
                            Verdict verdict = judge.judge(ClaimYaml.claim(usual, example));
                            JsonNode expected = example.get("expected");
                            assertThat(verdict.lines()).hasSameSizeAs(expected);
                            for (int i = 0; i < expected.size(); i++) {
                                check(topic, verdict.lines().get(i), expected.get(i));
                            }
                        }));
        return Stream.concat(
                each, Stream.of(dynamicTest(topic + ": every rule has an example", () -> assertThat(keys(drl))
                        .isSubsetOf(fired.getOrDefault(topic, Set.of())))));
    }

    private void check(String topic, Verdict.OfLine line, JsonNode expected) {
        List<String> rules = line.findings().stream().map(Finding::rule).toList();
        fired.computeIfAbsent(topic, key -> new HashSet<>()).addAll(rules);
        assertThat(line.outcome())
                .as("%s", line)
                .hasToString(expected.get("outcome").asText());
        assertThat(line.reason())
                .as("%s", line)
                .isEqualTo(expected.has("reason") ? expected.get("reason").asText() : null);
        if (expected.has("allowed")) {
            assertThat(line.allowed()).isEqualTo(ClaimYaml.money(expected.get("allowed")));
        } else {
            assertThat(line.allowed()).isEqualByComparingTo("0");
        }
        if (expected.has("proposed")) {
            assertThat(line.proposed()).isEqualTo(ClaimYaml.money(expected.get("proposed")));
        }
        if (expected.has("rules")) {
            assertThat(rules)
                    .containsExactlyElementsOf(ClaimYaml.YAML.convertValue(
                            expected.get("rules"),
                            ClaimYaml.YAML.getTypeFactory().constructCollectionType(List.class, String.class)));
        }
        expected.path("args").fields().forEachRemaining(arg -> assertThat(
                        String.valueOf(line.findings().get(0).args().get(arg.getKey())))
                .as(arg.getKey())
                .isEqualTo(
                        arg.getValue().isFloatingPointNumber()
                                ? ClaimYaml.money(arg.getValue()).toString()
                                : arg.getValue().asText()));
    }

    private static Set<String> keys(Path drl) throws IOException {
        Set<String> keys = new HashSet<>();
        Matcher matcher = KEY.matcher(Files.readString(drl));
        while (matcher.find()) {
            keys.add(matcher.group(1));
        }
        assertThat(keys).isNotEmpty();
        return keys;
    }
}
