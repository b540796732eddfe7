package org.diwan.forms;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Forms shown, read and summed up. The texts of a form ({@code form.<form>.<path>.label} …) come from its service's
 * bundle, in the language of the reader; the schema's own labels stand in where one is missing.
 */
@Component
public class Forms {

    private final Feel feel;
    private final Messages messages;

    public Forms(MessageSource messages, Clock clock) {
        this.feel = new Feel(clock);
        this.messages = new Messages(messages);
    }

    /** The answers that a new form begins with: the schema's defaults, and over them what is known already. */
    public Map<String, Object> begin(FormSchema schema, Map<String, ?> known, Map<String, String> texts) {
        return begin(schema, known, Map.of(), texts);
    }

    /**
     * The same, with what the institution knows.
     *
     * @param facts by the name that a component's {@code prefill} asks for
     */
    public Map<String, Object> begin(
            FormSchema schema, Map<String, ?> known, Map<String, Known> facts, Map<String, String> texts) {
        Words words = new Words(schema, texts, Locale.ROOT, messages);
        Map<String, Object> values = new LinkedHashMap<>();
        new Expansion(feel, Map.of(), list -> -1, true)
                .fields(schema.components()).stream().flatMap(Field::withInner).forEach(field -> {
                    Object first = first(field.component(), facts, words);
                    if (field.component().repeats()) {
                        List<Object> rows = new ArrayList<>();
                        field.rows().forEach(row -> rows.add(new LinkedHashMap<String, Object>()));
                        Data.put(values, field.name(), rows);
                    } else if (first != null && field.component().asks() && Data.get(values, field.name()) == null) {
                        Data.put(values, field.name(), first);
                    }
                });
        Data.merge(values, known);
        return values;
    }

    private static @Nullable Object first(FormComponent c, Map<String, Known> facts, Words words) {
        Known known = facts.get(c.properties().getOrDefault("prefill", ""));
        String text = words.defaultText(c);
        return known != null ? known.value() : text != null ? text : c.first();
    }

    /** The whole form on one page. */
    public FormView view(FormSchema schema, Answers answers, Map<String, String> texts, Locale locale) {
        Words words = new Words(schema, texts, locale, messages);
        return new Views(words, feel, answers, Map.of()).form("", schema.components());
    }

    /** One question page. The answers of the other pages, in {@code answers}, decide what is hidden. */
    public FormView view(FormSchema schema, String page, Answers answers, Map<String, String> texts, Locale locale) {
        return view(schema, page, answers, Map.of(), texts, locale);
    }

    /** The same, saying of what is known already where it comes from. */
    public FormView view(
            FormSchema schema,
            String page,
            Answers answers,
            Map<String, Known> facts,
            Map<String, String> texts,
            Locale locale) {
        Words words = new Words(schema, texts, locale, messages);
        return new Views(words, feel, answers, facts).form(page, onPage(schema, page));
    }

    /** The pages that have something to show, given the answers so far. */
    public List<String> pages(FormSchema schema, Map<String, Object> values) {
        Map<String, Object> worked = Expansion.worked(feel, schema.components(), values);
        return schema.pages().stream()
                .filter(page -> Expansion.of(feel, worked).fields(onPage(schema, page)).stream()
                        .anyMatch(field -> !field.hidden() && field.component().isSeen()))
                .toList();
    }

    /**
     * Reads the whole form.
     *
     * @param context answers and facts that conditions may name, and the kept answers of read-only fields and files
     */
    public Answers read(FormSchema schema, MultiValueMap<String, String> posted, Map<String, Object> context) {
        return read(schema, posted, SentFiles.NONE, context);
    }

    /** The same, with its files. */
    public Answers read(
            FormSchema schema, MultiValueMap<String, String> posted, SentFiles files, Map<String, Object> context) {
        return new Reader(feel, schema.components()).read(posted, files, context);
    }

    /** Reads one question page; {@code context} holds the answers of the others. */
    public Answers read(
            FormSchema schema, String page, MultiValueMap<String, String> posted, Map<String, Object> context) {
        return read(schema, page, posted, SentFiles.NONE, context);
    }

    /** The same, with its files. */
    public Answers read(
            FormSchema schema,
            String page,
            MultiValueMap<String, String> posted,
            SentFiles files,
            Map<String, Object> context) {
        return new Reader(feel, onPage(schema, page)).read(posted, files, context);
    }

    /** Reads answers that were not posted by a page: kept ones before they are submitted, or those of the API. */
    public Answers check(FormSchema schema, Map<String, ?> values, Map<String, Object> context) {
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        Map<String, Object> kept = Data.copy(context);
        Data.merge(kept, values);
        new Expansion(feel, kept, list -> Math.max(0, Expansion.rows(kept, list)), true)
                .fields(schema.components()).stream().flatMap(Field::withInner).forEach(field -> {
                    Object value = Data.get(values, field.name());
                    if (field.component().repeats()) {
                        posted.add(field.name(), String.valueOf(field.rows().size()));
                    } else if (field.component().asks() && value != null) {
                        posted.put(field.name(), field.question().posted(value));
                    }
                });
        values.keySet().stream().filter(name -> !posted.containsKey(name)).forEach(name -> posted.add(name, ""));
        return read(schema, posted, SentFiles.kept(files(schema, kept)), kept);
    }

    /** A mark of the answers that one page asks for; it is another one once any of them has changed. */
    public String mark(FormSchema schema, String page, Map<String, Object> values) {
        Map<String, Object> asked = new TreeMap<>();
        new Reader(feel, onPage(schema, page)).asked().forEach(path -> {
            Object value = Data.get(values, path);
            if (value != null) {
                asked.put(path, value);
            }
        });
        CRC32 mark = new CRC32();
        mark.update(Plain.jsonText(asked).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(mark.getValue());
    }

    /** The rows of “Check your answers”: every question that is asked, with its answer in words. */
    public List<SummaryRow> summary(
            FormSchema schema, Map<String, Object> values, Map<String, String> texts, Locale locale) {
        Words words = new Words(schema, texts, locale, messages);
        List<SummaryRow> rows = new ArrayList<>();
        Map<String, Object> worked = Expansion.worked(feel, schema.components(), values);
        Expansion.of(feel, worked)
                .fields(schema.components())
                .forEach(field -> summary(field, "", worked, words, rows));
        return rows;
    }

    private static void summary(
            Field field, String before, Map<String, Object> values, Words words, List<SummaryRow> rows) {
        FormComponent c = field.component();
        if (field.hidden()) {
            return;
        }
        if (c.asks() && field.readonly() && Data.get(values, field.name()) == null) {
            return; // nobody was asked
        }
        if (c.asks() && !c.type().equals("expression")) {
            rows.add(row(field, before + words.label(field), values, words));
        } else if (c.repeats() && field.rows().isEmpty()) {
            rows.add(new SummaryRow(
                    field.name(),
                    before + words.label(field),
                    words.general("forms.none"),
                    c.page(),
                    field.readonly(),
                    List.of()));
        } else {
            for (int i = 0; i < field.rows().size(); i++) {
                String row = c.repeats() ? words.label(field) + " " + (i + 1) + ": " : "";
                field.rows().get(i).forEach(inner -> summary(inner, before + row, values, words, rows));
            }
        }
    }

    private static SummaryRow row(Field field, String label, Map<String, Object> values, Words words) {
        Object kept = Data.get(values, field.name());
        Object value = kept == null ? field.question().unanswered() : kept;
        String answer = value == null || value.equals("")
                ? words.general("forms.unanswered")
                : field.question().display(field, value, words);
        List<UploadedFile> files = field.component().type().equals("filepicker") ? FilePicker.files(value) : List.of();
        return new SummaryRow(field.name(), label, answer, field.component().page(), field.readonly(), files);
    }

    /** What somebody has typed so far, right or wrong: the questions that have anything in them. */
    public List<SummaryRow> typed(FormSchema schema, Answers answers, Map<String, String> texts, Locale locale) {
        Words words = new Words(schema, texts, locale, messages);
        Map<String, Object> worked = Expansion.worked(feel, schema.components(), answers.values());
        List<SummaryRow> rows = new ArrayList<>();
        Expansion.of(feel, worked).fields(schema.components()).stream()
                .flatMap(Field::withInner)
                .filter(field -> field.component().asks()
                        && !field.readonly()
                        && !field.component().type().equals("expression"))
                .forEach(field -> {
                    String raw = field.question().names(field).stream()
                            .flatMap(name -> answers.typed().getOrDefault(name, List.of()).stream())
                            .filter(text -> !text.isBlank())
                            .collect(Collectors.joining(" "));
                    Object value = Data.get(answers.values(), field.name());
                    if (value != null && (!field.hidden() || !raw.isEmpty())) {
                        rows.add(row(field, words.label(field), worked, words));
                    } else if (!raw.isEmpty()) {
                        rows.add(new SummaryRow(field.name(), words.label(field), raw, "", false, List.of()));
                    }
                });
        return rows;
    }

    /** The files that answers of this form hold. */
    public List<UploadedFile> files(FormSchema schema, Map<String, Object> values) {
        return Expansion.of(feel, values).fields(schema.components()).stream()
                .flatMap(Field::withInner)
                .filter(field -> field.component().type().equals("filepicker"))
                .flatMap(field -> FilePicker.files(Data.get(values, field.name())).stream())
                .toList();
    }

    private static List<FormComponent> onPage(FormSchema schema, String page) {
        return schema.components().stream().filter(c -> c.page().equals(page)).toList();
    }
}
