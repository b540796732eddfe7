package org.diwan.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTests {

    private static final Map<String, Object> ARGUMENTS = Map.of(
            "label", "L", "count", 5, "max", 3, "min", 2, "code", "U+202E", "file", "F", "step", 5, "size", 7, "source",
            "S");

    /** Dates have the same order in all three languages. */
    private static final List<String> DATES = List.of("forms.date.format", "forms.date.first");

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "fr"})
    void everyTextOfEveryLanguageIsWhole(String language) {
        Locale locale = Locale.forLanguageTag(language);
        List<String> keys = ResourceBundle.getBundle("messages/forms", Locale.ROOT).keySet().stream()
                .sorted()
                .toList();
        Messages messages = new Messages(FormPages.MESSAGES);

        assertThat(keys).allSatisfy(key -> {
            String pattern = messages.find(key, locale);
            assertThat(pattern).isNotBlank();
            Map<String, Object> arguments = new HashMap<>(ARGUMENTS);
            arguments.putAll(Map.of("number", 1, "total", 2, "date", "D", "country", "SA", "reason", "R", "0", 10));
            assertThat(Messages.format(pattern, arguments, locale)).doesNotContain("{", "}");
        });
        assertThat(ResourceBundle.getBundle("messages/forms", locale, noFallback())
                        .keySet())
                .hasSameSizeAs(keys);
        if (!language.equals("en")) {
            assertThat(keys).filteredOn(key -> !DATES.contains(key)).noneMatch(key -> messages.find(key, locale)
                    .equals(messages.find(key, Locale.ROOT)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,إجابة واحدة تحتاج إلى مراجعة",
        "2,إجابتان تحتاجان إلى مراجعة",
        "3,3 إجابات تحتاج إلى مراجعة",
        "11,11 إجابة تحتاج إلى مراجعة",
        "100,100 إجابة تحتاج إلى مراجعة"
    })
    void arabicHasSixForms(int count, String title) {
        Locale arabic = Locale.forLanguageTag("ar");
        String pattern = new Messages(FormPages.MESSAGES).find("forms.errors.title", arabic);

        assertThat(Messages.format(pattern, Map.of("count", count), arabic)).isEqualTo(title);
    }

    private static ResourceBundle.Control noFallback() {
        return ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT);
    }
}
