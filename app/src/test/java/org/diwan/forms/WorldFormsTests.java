package org.diwan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diwan.forms.FormPages.FORMS;
import static org.diwan.forms.FormPages.html;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Forms as people draw them elsewhere, old and new. Beside each stands a JSON file: what is {@code known} before, what
 * is wrong with it {@code whenEmpty}, what is {@code posted}, the {@code values} that gives, and what its page then
 * {@code shows} and {@code hides}.
 */
class WorldFormsTests {

    private static final Path FOLDER = Path.of("src/test/resources/forms-seen");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What a form may name as sent before. */
    private static final UploadedFile FILE = new UploadedFile("f1", "plan.pdf", "application/pdf", 2048, null);

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".form"))
                    .map(file -> file.replace(".form", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void everyTypeIsAmongThem() throws IOException {
        assertThat(names().flatMap(name -> schema(name).all()).map(FormComponent::type))
                .containsAll(ComponentType.ALL.keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingInItKeepsItFromBeingPublished(String name) {
        assertThat(FormCheck.findings(schema(name), Map.of())).allMatch(Finding::isWarning);
    }

    @ParameterizedTest
    @MethodSource("names")
    void sentEmptyItSaysWhatLacks(String name) {
        FormSchema schema = schema(name);
        JsonNode expected = expected(name);

        Answers answers = FORMS.read(schema, new LinkedMultiValueMap<>(), known(expected));

        Map<String, Object> wrong = new TreeMap<>();
        answers.errors().forEach((path, problem) -> wrong.put(path, problem.kind()));
        assertThat(wrong).isEqualTo(map(expected.path("whenEmpty")));
        assertThat(html(schema, answers).select(".govuk-error-summary__list a")).hasSameSizeAs(wrong.keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void filledInItGivesItsAnswersAndShowsThem(String name) {
        FormSchema schema = schema(name);
        JsonNode expected = expected(name);
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        expected.path("posted").fields().forEachRemaining(field -> field.getValue()
                .forEach(value -> posted.add(field.getKey(), value.asText())));

        Answers answers = FORMS.read(schema, posted, SentFiles.kept(List.of(FILE)), known(expected));

        assertThat(answers.errors()).isEmpty();
        assertThat(Plain.jsonText(answers.values())).isEqualTo(Plain.jsonText(map(expected.path("values"))));
        Answers again = FORMS.check(schema, answers.values(), known(expected));
        assertThat(again.onto(Map.of())).isEqualTo(answers.onto(Map.of()));
        assertThat(again.errors()).isEmpty();
        String page = words(html(schema, Answers.of(answers.onto(known(expected)))));
        expected.path("shows").forEach(text -> assertThat(page).contains(text.asText()));
        expected.path("hides").forEach(text -> assertThat(page).doesNotContain(text.asText()));
        FORMS.summary(schema, answers.values(), Map.of(), Locale.FRENCH)
                .forEach(row -> assertThat(row.label()).isNotBlank());
    }

    private static String words(Document page) {
        return String.join(
                " ",
                page.text(),
                String.join(" ", page.select("img").eachAttr("alt")),
                String.join(" ", page.select("input").eachAttr("value")));
    }

    private static FormSchema schema(String name) {
        return FormSchema.parse(read(name + ".form"));
    }

    private static JsonNode expected(String name) {
        try {
            return JSON.readTree(read(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> known(JsonNode expected) {
        return map(expected.path("known"));
    }

    private static Map<String, Object> map(JsonNode object) {
        return object.isMissingNode() ? Map.of() : JSON.convertValue(object, new TypeReference<>() {});
    }
}
