package org.diwan.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.diwan.Effort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTests {

    private static final Scope SCOPE =
            Scope.of(new Feel(FormPages.CLOCK), Map.of("a", 1L, "list", List.of(Map.of("n", "x"), Map.of("n", "y"))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a is {{a}}.|a is 1.",
                "{{ {b: {c: a}}.b.c }}!|1!",
                "{{\"}}\" + string(a)}}|}}1",
                "{{\"\\\"}}\"}}|\"}}",
                "{{#if\ta = 1}}yes{{/if}}|yes",
                "{{#loop\tlist}}{{n}}{{/loop}}|xy",
                "{{a}}}|1}",
                "{{a|{{a",
                "{{}}{{a}}|1"
            })
    void placeholdersAreFilledIn(String template, String text) {
        assertThat(Template.fill(template, SCOPE)).isEqualTo(text);
    }

    @Test
    void aConditionMayBeginOnItsOwnLine() {
        assertThat(Template.problem("{{#if\na = 1}}yes{{/if}}")).isEmpty();
        assertThat(Template.fill("{{#if\na = 1\n}}yes{{/if}}", SCOPE)).isEqualTo("yes");
    }

    @Test
    void anEndlessTextIsSoonRead() {
        Duration begun = Effort.soFar();
        Template.problem("{{{\"".repeat(250_000));
        Template.problem("{{{}}".repeat(200_000));
        assertThat(Effort.soFar().minus(begun)).isLessThan(Duration.ofSeconds(5));
    }
}
