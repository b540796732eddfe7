package org.diwan.forms;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.NumberFormat;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of one form in one language: its own texts first, then the schema's, then the general ones. */
record Words(FormSchema schema, Map<String, String> texts, Locale locale, Messages messages) {

    String pageTitle(String page) {
        return text("page." + page, "");
    }

    String label(Field field) {
        FormComponent c = field.component();
        String label = field.scope().text(text(c.name() + ".label", labelOf(c)));
        return label.isBlank() && c.asks() ? c.key() : label;
    }

    /** A date has its label under another name in the schema. */
    static String labelOf(FormComponent c) {
        return Stream.of(c.label(), c.setting("dateLabel"), c.setting("timeLabel"), c.setting("title"))
                .filter(label -> !label.isBlank())
                .findFirst()
                .orElse("");
    }

    @Nullable
    String hint(Field field) {
        FormComponent c = field.component();
        if (field.offersNothing()) {
            return field.scope().text(text(c.name() + ".none", general("forms.nothing")));
        }
        String hint = field.scope().text(text(c.name() + ".hint", c.description()));
        return hint.isBlank() ? null : hint;
    }

    /** The source of a text to read, not yet filled in. */
    String prose(FormComponent c, String setting) {
        return text(c.name() + ".text", c.setting(setting));
    }

    /** A text of the schema that the texts may say in another language. */
    String setting(FormComponent c, String name) {
        return text(c.name() + "." + name, c.setting(name));
    }

    String column(FormComponent table, String key, String otherwise) {
        return text(table.name() + ".column." + key, otherwise);
    }

    @Nullable
    String defaultText(FormComponent c) {
        String text = text(c.name() + ".default", "");
        return text.isBlank() ? null : text;
    }

    /** With the words before and after the input. */
    FieldView adorned(FieldView view, Field field) {
        FormComponent c = field.component();
        String prefix = field.scope().text(text(c.name() + ".prefix", c.setting("appearance", "prefixAdorner")));
        String suffix = field.scope().text(text(c.name() + ".suffix", c.setting("appearance", "suffixAdorner")));
        return view.with("prefix", prefix).with("suffix", suffix);
    }

    String option(Field field, String value) {
        String label = field.option(value).map(Option::label).orElse(value);
        return text(field.component().name() + ".option." + value, field.scope().text(label));
    }

    List<FieldView.OptionView> options(String id, Field field, Shown shown) {
        List<FieldView.OptionView> views = new ArrayList<>();
        String key = field.component().name() + ".option.";
        for (Option option : field.options()) {
            String value = option.posted();
            String hint = text(key + value + ".hint", "");
            views.add(new FieldView.OptionView(
                    views.isEmpty() ? id : id + "-" + views.size(),
                    value,
                    text(key + value, field.scope().text(option.label())),
                    hint.isBlank() ? null : field.scope().text(hint),
                    shown.has(field.name(), value),
                    List.of()));
        }
        return views;
    }

    /** The form's own text for this error of this field, else the general one for its type, else for all. */
    String error(Field field, Problem problem) {
        FormComponent c = field.component();
        String own = texts.get("form." + schema.id() + "." + c.name() + ".error." + problem.kind());
        String inSchema = problem.kind().equals("pattern") ? c.validate().patternMessage() : null;
        Map<String, Object> arguments = new HashMap<>(problem.arguments());
        arguments.put("label", label(field));
        if (own == null && inSchema != null) {
            return inSchema;
        }
        String pattern = Stream.of(
                        own,
                        messages.find("forms.error." + problem.kind() + "." + c.type(), locale),
                        messages.find("forms.error." + problem.kind(), locale))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("{label}");
        return Messages.format(pattern, arguments, locale);
    }

    String general(String key) {
        return Objects.requireNonNullElse(messages.find(key, locale), key);
    }

    String general(String key, Map<String, Object> arguments) {
        return Messages.format(general(key), arguments, locale);
    }

    /** Any value as a cell of a table shows it. */
    String cell(@Nullable Object value) {
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Boolean yes) {
            return general(yes ? "forms.yes" : "forms.no");
        }
        String text = Plain.text(value);
        return text.matches("\\d{4}-\\d{2}-\\d{2}") ? date(text) : text;
    }

    String number(Object value) {
        return number(value, 0);
    }

    /** With at least so many digits after the point. */
    String number(Object value, int decimals) {
        NumberFormat format = NumberFormat.getInstance(Messages.latin(locale));
        format.setMaximumFractionDigits(Math.max(10, decimals));
        format.setMinimumFractionDigits(decimals);
        try {
            return format.format(new BigDecimal(value.toString()));
        } catch (NumberFormatException e) {
            return value.toString();
        }
    }

    /** The size of a file in its usual unit. */
    String size(long bytes) {
        return bytes < 1024 * 1024
                ? general("forms.file.kb", Map.of("size", Math.max(1, bytes / 1024)))
                : general("forms.file.mb", Map.of("size", Math.round(bytes / 104857.6) / 10.0));
    }

    String date(Object value) {
        try {
            LocalDate date = LocalDate.parse(value.toString());
            String pattern = general(date.getDayOfMonth() == 1 ? "forms.date.first" : "forms.date.format");
            return DateTimeFormatter.ofPattern(pattern, locale).format(date);
        } catch (DateTimeException e) {
            return value.toString();
        }
    }

    String list(List<String> items) {
        return ListFormatter.getInstance(Messages.latin(locale), ListFormatter.Type.AND, ListFormatter.Width.WIDE)
                .format(items);
    }

    private String text(String key, String otherwise) {
        return texts.getOrDefault("form." + schema.id() + "." + key, otherwise);
    }
}
