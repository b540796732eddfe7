package org.diwan.claims.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class ReasonTests {

    private static final Locale ARABIC = Locale.forLanguageTag("ar");
    private static final Path CLAIMS =
            Path.of(System.getProperty("diwan.root", "..")).resolve("app/src/main/java/org/diwan/claims");
    private static final Pattern GIVEN = Pattern.compile("Reason\\.of\\(\\s*\"([a-z0-9-]+)\"");

    private ReasonWords words;

    @BeforeEach
    void read() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/claims");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        words = new ReasonWords(messages);
    }

    @Test
    void everyReasonThatIsGivenHasItsText() throws IOException {
        List<String> keys;
        try (Stream<Path> sources = Files.walk(CLAIMS)) {
            keys = sources.filter(Files::isRegularFile)
                    .flatMap(ReasonTests::keys)
                    .filter(key -> !key.endsWith("-"))
                    .distinct()
                    .toList();
        }
        assertThat(keys).hasSizeGreaterThan(80).allSatisfy(key -> assertThat(
                        EnglishTexts.text(Reason.PREFIX + key, "1", "2"))
                .isNotBlank());
    }

    private static Stream<String> keys(Path source) {
        try {
            return GIVEN.matcher(Files.readString(source)).results().map((MatchResult found) -> found.group(1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aReasonKeepsItsValues() {
        assertThat(Reason.of("long", 40)).hasToString("has more than 40 characters");
        assertThat(words.in(Reason.of("long", 40), Locale.FRENCH)).isEqualTo("a plus de 40 caractères");
        assertThat(words.in(Reason.of("cells", 12, 13), ARABIC)).contains("12", "13", "بدل");
        assertThat(Reason.of("file-long-line", 2, 1_048_576)).asString().startsWith("Line 2 has more than 1048576 ");
    }

    @Test
    void severalFaultsAreToldOneBehindTheOther() {
        Reason reason = Reason.of(
                "header",
                "claim_no,line_no",
                List.of(Reason.of("header-missing", "line_no"), Reason.of("header-unknown", "x")));
        assertThat(reason)
                .hasToString("Expected is a header with the columns claim_no,line_no in any order;"
                        + " missing: line_no; unknown: x");
        assertThat(words.in(reason, Locale.FRENCH))
                .contains("claim_no,line_no", "manquent", "inconnues")
                .doesNotContain("missing");
    }

    @Test
    void aReasonStandsWithinAnother() {
        assertThat(words.in(Reason.of("file-name", Reason.of("kind-pdf"), ".csv"), Locale.FRENCH))
                .isEqualTo("Le fichier est un document PDF, mais son nom finit par .csv");
    }

    @Test
    void aReasonIsTheSameOnceItWasKept() {
        Reason reason =
                Reason.of("fhir", "Claim.item[3]", Reason.of("json-string"), List.of(Reason.of("missing"), "a'{0}"));
        assertThat(ReasonJson.read("fhir", ReasonJson.write(reason), "")).isEqualTo(reason);
    }

    @Test
    void whatWasKeptInWordsOnlyIsToldInThem() {
        Reason kept = ReasonJson.read(null, null, "is {0} strange, isn't it");
        assertThat(words.in(kept, ARABIC)).isEqualTo("is {0} strange, isn't it");
        assertThat(kept).hasToString("is {0} strange, isn't it");
    }
}
