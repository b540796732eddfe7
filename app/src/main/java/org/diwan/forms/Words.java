package org.diwan.forms;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.TimeZone;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of one form in one language: its own texts first, then the schema's, then the general ones. */
record Words(FormSchema schema, Map<String, String> texts, Locale locale, Messages messages) {

    String pageTitle(String page) {
        return text("page." + page, "");
    }

    String label(FormComponent c) {
        return text(name(c) + ".label", c.label());
    }

    @Nullable
    String hint(FormComponent c) {
        return blankToNull(text(name(c) + ".hint", c.description()));
    }

    String paragraph(FormComponent c) {
        return text(name(c) + ".text", c.text());
    }

    @Nullable
    String defaultText(FormComponent c) {
        return blankToNull(text(name(c) + ".default", ""));
    }

    String option(FormComponent c, String value) {
        String inSchema = c.values().stream()
                .filter(o -> o.value().equals(value))
                .map(FormComponent.Option::label)
                .findFirst()
                .orElse(value);
        return text(c.key() + ".option." + value, inSchema);
    }

    List<FieldView.OptionView> options(String id, FormComponent c, Shown shown) {
        return IntStream.range(0, c.values().size())
                .mapToObj(i -> {
                    String value = c.values().get(i).value();
                    return new FieldView.OptionView(
                            i == 0 ? id : id + "-" + i,
                            value,
                            option(c, value),
                            blankToNull(text(c.key() + ".option." + value + ".hint", "")),
                            shown.has(c.key(), value),
                            List.of());
                })
                .toList();
    }

    /** The form's own text for this error of this field, else the general one for its type, else for all. */
    String error(FormComponent c, Problem problem) {
        String own = texts.get("form." + schema.id() + "." + c.key() + ".error." + problem.kind());
        String pattern = Stream.of(
                        own,
                        messages.find("forms.error." + problem.kind() + "." + c.type(), locale),
                        messages.find("forms.error." + problem.kind(), locale))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("{label}");
        Map<String, Object> arguments = new HashMap<>(problem.arguments());
        arguments.put("label", label(c));
        return Messages.format(pattern, arguments, locale);
    }

    String general(String key) {
        return Objects.requireNonNullElse(messages.find(key, locale), key);
    }

    String general(String key, Map<String, Object> arguments) {
        return Messages.format(general(key), arguments, locale);
    }

    String number(Object value) {
        NumberFormat format = NumberFormat.getInstance(Messages.latin(locale));
        format.setMaximumFractionDigits(10);
        try {
            return format.format(new BigDecimal(value.toString()));
        } catch (NumberFormatException e) {
            return value.toString();
        }
    }

    String date(Object value) {
        try {
            LocalDate date = LocalDate.parse(value.toString());
            DateFormat format = DateFormat.getDateInstance(DateFormat.LONG, Messages.latin(locale));
            format.setTimeZone(TimeZone.GMT_ZONE);
            return format.format(Date.from(date.atStartOfDay(ZoneOffset.UTC).toInstant()));
        } catch (DateTimeException e) {
            return value.toString();
        }
    }

    String list(List<String> items) {
        return ListFormatter.getInstance(Messages.latin(locale), ListFormatter.Type.AND, ListFormatter.Width.WIDE)
                .format(items);
    }

    private static String name(FormComponent c) {
        return c.key().isEmpty() ? c.id() : c.key();
    }

    private String text(String key, String otherwise) {
        return texts.getOrDefault("form." + schema.id() + "." + key, otherwise);
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
