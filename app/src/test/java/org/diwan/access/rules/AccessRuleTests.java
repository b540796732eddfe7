package org.diwan.access.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.diwan.Content;
import org.diwan.access.rules.Finding.Kind;
import org.diwan.rules.RuleBook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule that access requests are weighed by, by the examples that stand beside it; all rules look at each. */
class AccessRuleTests {

    private static final Path RULES = Content.RULES.resolve("access-request");
    private static final Pattern KEY = Pattern.compile("Finding\\.(?:refuse\\(|need\\(\"[a-z]+\", )\"([a-z-]+)\"");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Scales scales = new Scales(RuleBook.ofService("access-request"));
    private final Set<String> fired = new HashSet<>();

    @TestFactory
    Stream<DynamicTest> examples() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        try (Stream<Path> files = Files.list(RULES)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".drl")) {
                    KEY.matcher(Files.readString(file)).results().forEach(found -> keys.add(found.group(1)));
                } else {
                    YAML.readTree(file.toFile())
                            .forEach(example ->
                                    tests.add(dynamicTest(example.get("example").asText(), () -> check(example))));
                }
            }
        }
        tests.add(dynamicTest(
                "every rule has an example",
                () -> assertThat(fired).isNotEmpty().containsAll(keys)));
        return tests.stream();
    }

    private void check(JsonNode example) {
        List<Finding> found = scales.weigh(facts(example));
        found.forEach(finding -> fired.add(finding.rule()));
        assertThat(texts(found, Kind.NEED)).containsExactlyInAnyOrderElementsOf(texts(example, "needs"));
        assertThat(texts(found, Kind.REFUSAL)).containsExactlyInAnyOrderElementsOf(texts(example, "refusals"));
        assertThat(texts(found, Kind.CONFLICT))
                .containsExactlyInAnyOrderElementsOf(pairs(example, "conflicts").stream()
                        .map(pair -> pair.get(0) + " " + pair.get(1))
                        .toList());
    }

    private static List<String> texts(List<Finding> found, Kind kind) {
        return found.stream()
                .filter(finding -> finding.kind() == kind)
                .map(finding -> switch (kind) {
                    case NEED -> finding.what() + "/" + finding.rule();
                    case REFUSAL -> finding.rule();
                    case CONFLICT ->
                        finding.values().get("first") + " " + finding.values().get("second");
                })
                .toList();
    }

    private static List<Object> facts(JsonNode example) {
        List<Object> facts = new ArrayList<>();
        JsonNode request = example.path("request");
        facts.add(new Request(
                request.path("unit").asText("services"),
                request.path("days").isNull()
                        ? null
                        : Long.valueOf(request.path("days").asLong(20)),
                request.path("control").asBoolean(false),
                request.path("led").asBoolean(true),
                request.path("circle").asBoolean(false)));
        example.path("asked").forEach(asked -> {
            String key = asked.get("role").asText();
            facts.add(new AskedRole(key, asked.path("goesOn").asBoolean()));
            facts.add(known(asked));
            facts.add(new Duty(key, key, true));
        });
        example.path("inside").forEach(role -> facts.add(known(role)));
        List<String> goOn = StreamSupport.stream(example.path("asked").spliterator(), false)
                .filter(asked -> asked.path("goesOn").asBoolean())
                .map(asked -> asked.get("role").asText())
                .toList();
        for (String kind : List.of("held", "pending")) {
            texts(example, kind).forEach(key -> {
                facts.add(new LiveRole(key, kind.equals("held")));
                if (!goOn.contains(key)) {
                    facts.add(new Duty(key, key, false));
                }
            });
        }
        pairs(example, "contains").forEach(pair -> facts.add(new Contains(pair.get(0), pair.get(1))));
        pairs(example, "pairs").forEach(pair -> facts.add(new Pair(pair.get(0), pair.get(1))));
        return facts;
    }

    private static KnownRole known(JsonNode role) {
        String key = role.get("role").asText();
        return new KnownRole(
                key,
                key.split("/")[0],
                role.path("sensitivity").asText("low"),
                role.has("longestDays") ? role.get("longestDays").asInt() : null);
    }

    /** The rules do not rely on it that what goes on is left out of what is held. */
    @Test
    void whatIsHeldHidesNothingOfWhatIsAsked() {
        List<Finding> found = scales.weigh(List.of(
                new Request("services", 20L, true, true, false),
                new AskedRole("ledger/accountant", true),
                new Duty("ledger/accountant", "ledger/accountant", false),
                new Duty("ledger/accountant", "ledger/accountant", true),
                new Duty("ledger/approver", "ledger/approver", false),
                new Contains("ledger/accountant", "ledger/preparer"),
                new Pair("ledger/approver", "ledger/preparer")));
        assertThat(texts(found, Kind.CONFLICT)).containsExactly("ledger/approver ledger/preparer");
    }

    private static List<String> texts(JsonNode example, String name) {
        return StreamSupport.stream(example.path(name).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<List<String>> pairs(JsonNode example, String name) {
        return StreamSupport.stream(example.path(name).spliterator(), false)
                .map(pair -> List.of(pair.get(0).asText(), pair.get(1).asText()))
                .toList();
    }
}
