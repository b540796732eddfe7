package org.diwan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diwan.forms.FormPages.FORMS;
import static org.diwan.forms.FormPages.content;
import static org.diwan.forms.FormPages.html;
import static org.diwan.forms.FormPages.texts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Whatever is posted, the form answers: with typed values of its own, or with an error at a field of its own. */
class RandomInputTests {

    private static final List<String> PIECES = List.of(
            "",
            " ",
            "wage",
            "pension",
            "en+ar",
            "xx",
            "7",
            "30",
            "-1",
            "١٢",
            "1,5",
            "issue",
            "ask",
            "refuse",
            "no-reply",
            "add-wages",
            "none",
            "<b>",
            "${x}",
            "'\"",
            "\u202e",
            "\u0000",
            "\ud800",
            "é",
            "نوف",
            "\r\n",
            "x".repeat(2100),
            "occupation",
            "true");

    @ParameterizedTest
    @ValueSource(strings = {"request", "reconcile", "information", "objection", "review-objection"})
    void anythingPostedIsAcceptedOrExplained(String name) {
        FormSchema schema = content(name);
        Random random = new Random(20261122);
        for (int i = 0; i < 100; i++) {
            MultiValueMap<String, String> posted = posted(schema, random);
            Answers answers = FORMS.read(schema, posted, Map.of());
            Document page = html(FORMS.view(schema, answers, texts("en"), Locale.ENGLISH), Locale.ENGLISH);

            assertThat(schema.questions().map(FormComponent::key).collect(Collectors.toSet()))
                    .containsAll(answers.values().keySet())
                    .containsAll(answers.errors().keySet())
                    .noneMatch(answers.undeclared()::contains);
            assertThat(answers.values().keySet()).noneMatch(answers.errors()::containsKey);
            assertThat(page.select(".govuk-error-summary__list a"))
                    .hasSize(answers.errors().size());
            assertThat(page.select("form b:not(.choice b), script")).isEmpty();
            assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
            if (answers.valid()) {
                assertThat(FORMS.check(schema, answers.values(), Map.of()).values())
                        .isEqualTo(answers.values());
            }
        }
    }

    private static MultiValueMap<String, String> posted(FormSchema schema, Random random) {
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        schema.questions().filter(q -> random.nextInt(5) > 0).forEach(q -> {
            for (int n = random.nextInt(3); n >= 0; n--) {
                boolean offered = !q.values().isEmpty() && random.nextInt(4) > 0;
                posted.add(q.key(), offered ? one(q, random) : piece(random) + piece(random));
            }
        });
        if (random.nextBoolean()) {
            posted.add(piece(random), piece(random));
        }
        return posted;
    }

    private static String one(FormComponent question, Random random) {
        return question.values().get(random.nextInt(question.values().size())).posted();
    }

    private static String piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }
}
