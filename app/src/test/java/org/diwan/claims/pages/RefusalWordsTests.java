package org.diwan.claims.pages;

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

class RefusalWordsTests {

    private static final Locale ARABIC = Locale.forLanguageTag("ar");
    private static final Path CHECK =
            Path.of(System.getProperty("diwan.root", "..")).resolve("app/src/main/java/org/diwan/claims/check");

    /** Where the check says in one literal what a cell may be. */
    private static final Pattern SAID = Pattern.compile("\"((?:is|holds|begins|does|lies|has a) [^\"]*[a-z0-9)])\"");

    private RefusalWords words;

    @BeforeEach
    void read() throws IOException {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/claims");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        words = new RefusalWords(messages);
    }

    @Test
    void everyReasonThatTheCheckGivesForACellIsSaidInArabic() throws IOException {
        List<String> said;
        try (Stream<Path> sources = Files.list(CHECK)) {
            said = sources.flatMap(RefusalWordsTests::reasons).toList();
        }
        assertThat(said).hasSizeGreaterThan(25).allSatisfy(reason -> assertThat(words.in(reason, ARABIC))
                .as(reason)
                .isNotEqualTo(reason));
    }

    private static Stream<String> reasons(Path source) {
        try {
            return SAID.matcher(Files.readString(source)).results().map((MatchResult found) -> found.group(1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aReasonKeepsItsValues() {
        assertThat(words.in("has more than 40 characters", Locale.FRENCH)).isEqualTo("a plus de 40 caractères");
        assertThat(words.in("the row has 12 cells instead of 13", ARABIC)).contains("12", "13", "بدل");
    }

    @Test
    void aHeaderWithSeveralFaultsIsSaidPieceByPiece() {
        assertThat(words.in(
                        "Expected is a header with the columns claim_no,line_no in any order; missing: line_no; unknown: x",
                        Locale.FRENCH))
                .contains("claim_no,line_no", "manquent", "inconnues")
                .doesNotContain("missing");
    }

    @Test
    void aKindOfFileIsSaidWithinTheSentence() {
        assertThat(words.in("The file is a PDF document, but its name ends in .csv", Locale.FRENCH))
                .isEqualTo("Le fichier est un document PDF, mais son nom finit par .csv");
    }

    @Test
    void aReasonThatNobodyHasTranslatedStaysAsItIs() {
        assertThat(words.in("is strange in a new way", ARABIC)).isEqualTo("is strange in a new way");
        assertThat(words.in("is negative", Locale.ENGLISH)).isEqualTo("is negative");
    }
}
