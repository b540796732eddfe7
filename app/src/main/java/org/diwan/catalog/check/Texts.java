package org.diwan.catalog.check;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The texts of a bundle: the same keys in every language, and a text for all that people see of the process. */
final class Texts {

    private static final List<String> LANGUAGES = List.of("en", "ar", "fr");

    private Texts() {}

    static List<Finding> check(Bundle bundle, BundleProcess process) {
        Map<String, Properties> texts = new TreeMap<>();
        List<Finding> found = new ArrayList<>();
        Set<String> keys = new TreeSet<>();
        for (String language : LANGUAGES) {
            String path = path(language);
            Findings findings = new Findings(bundle.shown(path));
            Properties read = bundle.has(path) ? read(bundle.bytes(path), findings) : new Properties();
            if (!bundle.has(path)) {
                findings.add(0, "-", "language", "is missing");
            }
            texts.put(language, read);
            keys.addAll(read.stringPropertyNames());
            found.addAll(findings.all());
        }
        Stream.concat(process.userTasks().map(id -> "task." + id), outcomesAndTasks(process))
                .forEach(keys::add);
        texts.forEach((language, own) -> {
            Findings findings = new Findings(bundle.shown(path(language)));
            keys.stream()
                    .filter(key -> own.getProperty(key, "").isBlank())
                    .forEach(key -> findings.add(0, key, rule(key), "has no text in " + language));
            found.addAll(findings.all());
        });
        return found;
    }

    /** For what a form asks, its own words stand in; nothing stands in for the rest. */
    private static String rule(String key) {
        return key.startsWith("form.") ? Finding.TRANSLATION : "language";
    }

    /** The texts of a bundle as they stand in its files, by language. */
    static Map<String, Map<String, String>> byLanguage(Bundle bundle) {
        Map<String, Map<String, String>> texts = new TreeMap<>();
        for (String language : LANGUAGES) {
            Map<String, String> own = new TreeMap<>();
            if (bundle.has(path(language))) {
                Properties read = read(bundle.bytes(path(language)), new Findings(bundle.shown(path(language))));
                read.stringPropertyNames().forEach(key -> own.put(key, read.getProperty(key)));
            }
            texts.put(language, own);
        }
        return texts;
    }

    private static Stream<String> outcomesAndTasks(BundleProcess process) {
        return Stream.concat(process.userTasks(), process.ends()).map(id -> "step." + id);
    }

    private static String path(String language) {
        return "texts_" + language + ".properties";
    }

    static Properties read(byte[] bytes, Findings findings) {
        Properties texts = new Unrepeated(findings);
        try (Reader reader = new StringReader(new String(bytes, StandardCharsets.UTF_8))) {
            texts.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            findings.add(0, "-", "language", "cannot be read: " + e.getMessage());
        }
        return texts;
    }

    /** Says it when a key stands twice, of which a reader would see only the last. */
    private static final class Unrepeated extends Properties {

        private final transient Findings findings;

        Unrepeated(Findings findings) {
            this.findings = findings;
        }

        @Override
        public synchronized Object put(Object key, Object value) {
            if (containsKey(key)) {
                findings.add(0, key.toString(), "language", "stands twice");
            }
            return super.put(key, value);
        }
    }
}
