package org.diwan.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTextTests {

    private static final Set<String> NAMES = Set.of("name", "code");

    @Test
    void namesAreFilledInAndWhatHasNoValueIsLeftOut() {
        String text = "Dear {{name}}{{#code}}, code {{code}}{{/code}}.";
        assertThat(NoticeText.fill(text, Map.of("name", "<Nouf> & {{code}}", "code", "7K3M")))
                .isEqualTo("Dear <Nouf> & {{code}}, code 7K3M.");
        assertThat(NoticeText.fill(text, Map.of("name", "Nouf", "code", ""))).isEqualTo("Dear Nouf.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{unknown}}",
                "{{name.class}}",
                "{{name.length}}",
                "{{{name}}}",
                "{{&name}}",
                "{{>/etc/passwd}}",
                "{{=<% %>=}}",
                "{{.}}",
                "{{! comment}}"
            })
    void nothingButKnownNamesIsLetIn(String text) {
        assertThat(NoticeText.stranger(text, NAMES)).isPresent();
    }

    @Test
    void knownNamesAndSectionsAreLetIn() {
        assertThat(NoticeText.stranger("{{name}} {{#code}}{{code}}{{/code}}{{^code}}none{{/code}}", NAMES))
                .isEmpty();
    }

    @Test
    void pausesDoubleUpToFiveMinutes() {
        assertThat(Sender.pause(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(Sender.pause(3)).isEqualTo(Duration.ofSeconds(40));
        assertThat(Sender.pause(24)).isEqualTo(Duration.ofMinutes(5));
    }
}
