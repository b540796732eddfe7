package org.diwan.forms;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** Forms as a browser gets them, without the rest of the application. */
class FormPages {

    static final ResourceBundleMessageSource MESSAGES = messages();
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneId.of("Asia/Riyadh"));
    static final Forms FORMS = new Forms(MESSAGES, CLOCK);

    private static final SpringTemplateEngine ENGINE = engine();
    private static final String PAGE =
            "<main><th:block th:replace=\"~{forms/error-summary :: summary(${form})}\"></th:block>"
                    + "<form><th:block th:replace=\"~{forms/fields :: fields(${form})}\"></th:block></form></main>";
    private static final String ROWS = "<dl th:replace=\"~{forms/summary :: rows(${rows}, ${change})}\"></dl>";

    static FormSchema content(String form) {
        return schema("services/certificate-issuance/" + form + ".form");
    }

    static FormSchema schema(String path) {
        return FormSchema.parse(read(path));
    }

    static Map<String, String> texts(String language) {
        Properties properties = new Properties();
        try (InputStream in = open("services/certificate-issuance/texts_" + language + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new HashMap<>();
        properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        return texts;
    }

    /** A form with these components, written as JSON with single quotes. */
    static FormSchema form(String... components) {
        return FormSchema.parse(json(components));
    }

    static String json(String... components) {
        return "{'id':'test','type':'default','schemaVersion':18,'components':[%s]}"
                .formatted(String.join(",", components))
                .replace('\'', '"');
    }

    static MultiValueMap<String, String> posted(String... namesAndValues) {
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            posted.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return posted;
    }

    static Document html(FormView form, Locale locale) {
        Context context = new Context(locale);
        context.setVariable("form", form);
        return Jsoup.parse(html(context));
    }

    /** The bare page, for whoever wants to know what it costs. */
    static String html(Context context) {
        return ENGINE.process(PAGE, context);
    }

    static Document html(FormSchema schema, Answers answers) {
        return html(FORMS.view(schema, answers, Map.of(), Locale.ENGLISH), Locale.ENGLISH);
    }

    static Document rows(List<SummaryRow> rows, String change) {
        Context context = new Context(Locale.ENGLISH);
        context.setVariable("rows", rows);
        context.setVariable("change", change);
        return Jsoup.parse(ENGINE.process(ROWS, context));
    }

    private static String read(String path) {
        try (InputStream in = open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) {
        return Objects.requireNonNull(FormPages.class.getClassLoader().getResourceAsStream(path), path);
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/forms");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static SpringTemplateEngine engine() {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        files.setCharacterEncoding("UTF-8");
        files.setTemplateMode(TemplateMode.HTML);
        files.setResolvablePatterns(Set.of("forms/*"));
        files.setOrder(1);
        StringTemplateResolver strings = new StringTemplateResolver();
        strings.setTemplateMode(TemplateMode.HTML);
        strings.setCacheable(true);
        strings.setOrder(2);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.addTemplateResolver(files);
        engine.addTemplateResolver(strings);
        engine.setTemplateEngineMessageSource(MESSAGES);
        return engine;
    }
}
