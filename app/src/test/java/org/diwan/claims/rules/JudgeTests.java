package org.diwan.claims.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.diwan.Content;
import org.diwan.rules.RuleBook;
import org.diwan.rules.RulesRanAway;
import org.diwan.rules.Trial;
import org.junit.jupiter.api.Test;

class JudgeTests {

    private static final String ENDLESS =
            """
            package org.diwan.rules.trial;
            import org.diwan.claims.rules.Use;
            rule "Never ends"
            when
                $use : Use()
            then
                insert(new Use("C", "F", $use.lineNo() + 1, "S", $use.serviceDate(), 1, false));
            end
            """;

    private static final Path RULES = Content.RULES.resolve("hospital-claim");

    @Test
    void rulesThatDoNotEndAreStoppedByTheirNumber() {
        Judge judge = new Judge(endless());
        assertThatThrownBy(() -> judge.judge(claim()))
                .isInstanceOf(RulesRanAway.class)
                .hasMessageContaining("C1");
    }

    @Test
    void whateverARuleSaysHasItsWords() throws IOException {
        Properties texts = new Properties();
        try (var english = Files.newBufferedReader(Content.FORMS.resolve("hospital-claim/texts_en.properties"))) {
            texts.load(english);
        }
        try (var files = Files.list(RULES)) {
            List<String> keys = files.filter(file -> file.toString().endsWith(".drl"))
                    .flatMap(file -> Pattern.compile("Finding\\.\\w+\\([^\"]*\"([a-z-]+)\"")
                            .matcher(read(file))
                            .results()
                            .map(found -> "rule." + found.group(1)))
                    .toList();
            assertThat(texts.stringPropertyNames()).hasSizeGreaterThan(20).containsAll(keys);
        }
    }

    private static RuleBook endless() {
        return Trial.of(ENDLESS);
    }

    private static ClaimFacts claim() {
        JsonNode usual = ClaimYaml.read(RULES.resolve("usual-claim.yaml"));
        JsonNode one = ClaimYaml.YAML.valueToTree(Map.of("lines", List.of(Map.of()), "before", List.of(Map.of())));
        return ClaimYaml.claim(usual, one);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
