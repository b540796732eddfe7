package org.diwan.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.diwan.web.Formats;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says entries in the reader's language; an act or detail that has no text yet is shown by its key. */
@Component
@ConditionalOnWebApplication
class AuditWords {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MessageSource texts;
    private final Formats formats;

    AuditWords(MessageSource texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** A detail, by name and value. */
    record Detail(String name, String value) {}

    /** A choice of the list of acts. */
    record Act(String key, String text) {}

    public String who(AuditLine line) {
        return "system".equals(line.who()) ? text("audit.system", line.who()) : line.who();
    }

    public String act(String act) {
        return text("audit.act." + act, act);
    }

    List<Act> acts(List<String> acts) {
        return acts.stream().map(act -> new Act(act, act(act))).toList();
    }

    /** What kind of thing it was done to. */
    public String objectType(AuditLine line) {
        return text("audit.object." + line.objectType(), line.objectType());
    }

    public String object(AuditLine line) {
        return "case".equals(line.objectType()) ? formats.reference(line.objectId()) : line.objectId();
    }

    public List<Detail> details(AuditLine line) {
        List<Detail> details = new ArrayList<>();
        try {
            JSON.readTree(line.detail())
                    .properties()
                    .forEach(field -> details.add(new Detail(
                            text("audit.detail." + field.getKey(), field.getKey()), value(field.getValue()))));
        } catch (JsonProcessingException e) {
            // Somebody was at the table; what stands there is shown as it is.
            details.add(new Detail("", line.detail()));
        }
        return details;
    }

    /** The details in one line, for files. */
    String detail(AuditLine line) {
        return details(line).stream().map(it -> it.name() + ": " + it.value()).collect(Collectors.joining("; "));
    }

    private static String value(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(AuditWords::value)
                    .collect(Collectors.joining(", "));
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private String text(String key, String otherwise) {
        Locale locale = LocaleContextHolder.getLocale();
        return String.valueOf(texts.getMessage(key, null, otherwise, locale));
    }
}
