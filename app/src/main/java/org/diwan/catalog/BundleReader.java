package org.diwan.catalog;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.diwan.forms.FormSchema;

/** Reads a bundle's files into a {@link Service}. */
final class BundleReader {

    /** The languages that every text shown to a citizen has. */
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("ar"), Locale.FRENCH);

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private BundleReader() {}

    static Map<String, Service> readAll(Map<String, Bundle> bundles) {
        Map<String, Service> services = new TreeMap<>();
        bundles.forEach((key, bundle) -> services.put(key, read(bundle)));
        return services;
    }

    private static Service read(Bundle bundle) {
        Map<String, FormSchema> forms = new HashMap<>();
        bundle.files().forEach((path, content) -> {
            if (path.endsWith(".form")) {
                FormSchema form = FormSchema.parse(new String(content, StandardCharsets.UTF_8));
                forms.put(form.id(), form);
            }
        });
        Map<Locale, Map<String, String>> texts = new HashMap<>();
        Map<String, String> english = texts(bundle, "texts_en.properties");
        for (Locale language : LANGUAGES) {
            Map<String, String> own = new HashMap<>(english);
            own.putAll(texts(bundle, "texts_" + language + ".properties"));
            texts.put(language, Map.copyOf(own));
        }
        return new Service(bundle.service(), description(bundle), forms, texts, bundle);
    }

    private static ServiceDescription description(Bundle bundle) {
        byte[] yaml = bundle.files().get("service.yaml");
        if (yaml == null) {
            throw new InvalidBundle(bundle.service() + ": service.yaml is missing");
        }
        try {
            return YAML.readValue(yaml, ServiceDescription.class);
        } catch (IOException e) {
            throw new InvalidBundle(bundle.service() + "/service.yaml: " + e.getMessage());
        }
    }

    private static Map<String, String> texts(Bundle bundle, String file) {
        byte[] content = bundle.files().get(file);
        Map<String, String> texts = new HashMap<>();
        if (content != null) {
            var properties = new Properties();
            try (var reader = new InputStreamReader(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new InvalidBundle(bundle.service() + "/" + file + ": " + e.getMessage());
            }
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        }
        return texts;
    }
}
