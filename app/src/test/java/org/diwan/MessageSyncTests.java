package org.diwan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text exists in English, Arabic and French, and says the same things. */
class MessageSyncTests {

    /** {@code {0}} and {@code {count, plural, …}}, not the words inside a plural. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)[,}]");

    private static final Path ROOT = Path.of(System.getProperty("diwan.root", ".."));

    /** Files that belong together, English first. */
    record Bundle(String name, Path english, Path arabic, Path french) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Bundle> bundles() throws IOException {
        Path messages = ROOT.resolve("app/src/main/resources/messages");
        Stream<Bundle> modules = list(messages, "[a-z]+\\.properties").stream().map(file -> {
            String module = file.getFileName().toString().replace(".properties", "");
            return new Bundle(
                    module,
                    file,
                    messages.resolve(module + "_ar.properties"),
                    messages.resolve(module + "_fr.properties"));
        });
        Stream<Bundle> services = list(ROOT.resolve("forms"), ".*").stream()
                .map(folder -> new Bundle(
                        folder.getFileName().toString(),
                        folder.resolve("texts_en.properties"),
                        folder.resolve("texts_ar.properties"),
                        folder.resolve("texts_fr.properties")));
        return Stream.concat(modules, services);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyTextIsThereInEveryLanguage(Bundle bundle) throws IOException {
        Set<Object> english = read(bundle.english()).keySet();
        assertThat(english).isNotEmpty();
        assertThat(read(bundle.arabic()).keySet()).isEqualTo(english);
        assertThat(read(bundle.french()).keySet()).isEqualTo(english);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyTextNamesTheSameValues(Bundle bundle) throws IOException {
        Properties english = read(bundle.english());
        for (Path other : List.of(bundle.arabic(), bundle.french())) {
            Properties texts = read(other);
            english.forEach((key, text) -> assertThat(placeholders(texts.get(key)))
                    .as("%s in %s", key, other.getFileName())
                    .isEqualTo(placeholders(text)));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void noTextIsEmpty(Bundle bundle) throws IOException {
        for (Path file : List.of(bundle.english(), bundle.arabic(), bundle.french())) {
            read(file).forEach((key, text) -> assertThat(text.toString())
                    .as("%s in %s", key, file)
                    .isNotBlank());
        }
    }

    private static Set<String> placeholders(Object text) {
        return PLACEHOLDER
                .matcher(String.valueOf(text))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> list(Path folder, String pattern) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(pattern))
                    .sorted()
                    .toList();
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts;
    }
}
