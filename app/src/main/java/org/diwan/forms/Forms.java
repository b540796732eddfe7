package org.diwan.forms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Forms shown, read and summed up. The texts of a form ({@code form.<form>.<key>.label} …) come from its
 * service's bundle, in the language of the reader; the schema's own labels stand in where one is missing.
 */
@Component
public class Forms {

    private final Feel feel = new Feel();
    private final Visibility visibility = new Visibility(feel);
    private final Messages messages;

    public Forms(MessageSource messages) {
        this.messages = new Messages(messages);
    }

    /** The answers that a new form begins with: the schema's defaults, and over them what is known already. */
    public Map<String, Object> begin(FormSchema schema, Map<String, ?> known, Map<String, String> texts) {
        Words words = new Words(schema, texts, Locale.ROOT, messages);
        Map<String, Object> values = new LinkedHashMap<>();
        schema.questions().forEach(q -> {
            String text = words.defaultText(q);
            Object value = text != null ? text : q.defaultValue();
            if (value != null) {
                values.putIfAbsent(q.key(), value);
            }
        });
        values.putAll(known);
        return values;
    }

    /** The whole form on one page. */
    public FormView view(FormSchema schema, Answers answers, Map<String, String> texts, Locale locale) {
        Words words = new Words(schema, texts, locale, messages);
        return new Views(words, visibility, answers).form("", schema.components());
    }

    /** One question page. The answers of the other pages, in {@code answers}, decide what is hidden. */
    public FormView view(FormSchema schema, String page, Answers answers, Map<String, String> texts, Locale locale) {
        Words words = new Words(schema, texts, locale, messages);
        return new Views(words, visibility, answers).form(page, onPage(schema, page));
    }

    /** The pages that have something to show, given the answers so far. */
    public List<String> pages(FormSchema schema, Map<String, Object> values) {
        return schema.pages().stream()
                .filter(page -> onPage(schema, page).stream().anyMatch(c -> !visibility.hidden(c, values)))
                .toList();
    }

    /**
     * Reads the whole form.
     *
     * @param context answers and facts that conditions may name
     */
    public Answers read(FormSchema schema, MultiValueMap<String, String> posted, Map<String, Object> context) {
        return new Reader(feel, visibility, schema.questions().toList()).read(posted, context);
    }

    /** Reads one question page; {@code context} holds the answers of the others. */
    public Answers read(
            FormSchema schema, String page, MultiValueMap<String, String> posted, Map<String, Object> context) {
        List<FormComponent> asked = onPage(schema, page).stream()
                .flatMap(FormComponent::withDescendants)
                .filter(FormComponent::asks)
                .toList();
        return new Reader(feel, visibility, asked).read(posted, context);
    }

    /** Reads answers that were not posted by a page: kept ones before they are submitted, or those of the API. */
    public Answers check(FormSchema schema, Map<String, ?> values, Map<String, Object> context) {
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        values.forEach((key, value) -> posted.put(
                key, schema.question(key).map(q -> q.question().posted(value)).orElse(List.of(""))));
        return read(schema, posted, context);
    }

    /** The rows of “Check your answers”: every question that is asked, with its answer in words. */
    public List<SummaryRow> summary(
            FormSchema schema, Map<String, Object> values, Map<String, String> texts, Locale locale) {
        Words words = new Words(schema, texts, locale, messages);
        Set<FormComponent> hidden = hidden(schema, values);
        return schema.questions()
                .filter(q -> !hidden.contains(q))
                .map(q -> new SummaryRow(q.key(), words.label(q), answer(q, values, words), q.page()))
                .toList();
    }

    private Set<FormComponent> hidden(FormSchema schema, Map<String, Object> values) {
        List<FormComponent> questions = schema.questions().toList();
        Map<FormComponent, Object> given = new LinkedHashMap<>();
        Map<String, Object> others = new LinkedHashMap<>(values);
        for (FormComponent question : questions) {
            Object value = values.get(question.key());
            if (value != null) {
                given.put(question, value);
                others.remove(question.key());
            }
        }
        return visibility.hidden(questions, given, others);
    }

    private static String answer(FormComponent question, Map<String, Object> values, Words words) {
        Object value = values.getOrDefault(question.key(), question.question().unanswered());
        return value == null || value.equals("")
                ? words.general("forms.unanswered")
                : question.question().display(question, value, words);
    }

    private static List<FormComponent> onPage(FormSchema schema, String page) {
        return schema.components().stream().filter(c -> c.page().equals(page)).toList();
    }
}
