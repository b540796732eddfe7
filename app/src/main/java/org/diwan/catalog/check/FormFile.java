package org.diwan.catalog.check;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diwan.forms.FormCheck;
import org.diwan.forms.FormSchema;
import org.diwan.forms.FormSchemaException;

/** A form as it stands in its file: what is wrong with it, whatever stands beside it. */
final class FormFile {

    private static final Set<String> NAMES = Set.of("key", "path");

    private final byte[] bytes;
    private final Map<String, Map<String, String>> texts;
    private final Findings findings;
    private final Map<String, Integer> lines;

    private FormFile(byte[] bytes, Map<String, Map<String, String>> texts, Findings findings) {
        this.bytes = bytes;
        this.texts = texts;
        this.findings = findings;
        this.lines = lines(bytes);
    }

    /** The form, or nothing after findings that say why there is none. */
    static Optional<FormSchema> check(byte[] bytes, Map<String, Map<String, String>> texts, Findings findings) {
        return new FormFile(bytes, texts, findings).check();
    }

    private Optional<FormSchema> check() {
        try {
            FormSchema form = FormSchema.parse(new String(bytes, StandardCharsets.UTF_8));
            FormCheck.findings(form, texts).forEach(this::add);
            FormCheck.expressions(form, texts).forEach(e -> Feel.refusedInForm(e.text(), e.test())
                    .ifPresent(why -> findings.add(line(e.element()), e.element(), "feel", why + ": " + e.text())));
            return Optional.of(form);
        } catch (FormSchemaException e) {
            e.findings().forEach(this::add);
            return Optional.empty();
        }
    }

    private void add(org.diwan.forms.Finding found) {
        String rule =
                switch (found.weight()) {
                    case WRONG -> "form";
                    case ODD -> Finding.WARNING;
                    case UNTRANSLATED -> Finding.TRANSLATION;
                };
        findings.add(line(found.element()), found.element(), rule, found.message());
    }

    private int line(String element) {
        return lines.getOrDefault(element, 0);
    }

    /** The line on which each component says its id, or else its key; of what is no JSON, that of the fault. */
    private static Map<String, Integer> lines(byte[] form) {
        Map<String, Integer> ids = new HashMap<>();
        Map<String, Integer> names = new HashMap<>();
        try (JsonParser parser = FormRefs.JSON.getFactory().createParser(form)) {
            while (parser.nextToken() != null) {
                String name = parser.currentName();
                if (parser.currentToken() == JsonToken.VALUE_STRING && name != null) {
                    Map<String, Integer> own = name.equals("id") ? ids : NAMES.contains(name) ? names : new HashMap<>();
                    own.putIfAbsent(
                            parser.getText(), parser.currentTokenLocation().getLineNr());
                }
            }
        } catch (JsonProcessingException e) {
            names.put("form", e.getLocation() == null ? 0 : e.getLocation().getLineNr());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        names.putAll(ids);
        return names;
    }
}
