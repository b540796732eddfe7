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
import org.springframework.context.MessageSource;

/** Entries in the words of one language. */
class EntryWords {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MessageSource texts;
    private final Formats formats;
    private final CodeWords codes;
    private final Locale locale;

    EntryWords(MessageSource texts, Formats formats, CodeWords codes, Locale locale) {
        this.texts = texts;
        this.formats = formats;
        this.codes = codes;
        this.locale = locale;
    }

    /** A detail, by name and value. */
    record Detail(String name, String value) {}

    public String who(AuditLine line) {
        return "system".equals(line.who()) ? text("audit.system", line.who()) : line.who();
    }

    public String act(String act) {
        return text("audit.act." + act, act);
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
            JsonNode all = JSON.readTree(line.detail());
            all.properties()
                    .forEach(field -> details.add(new Detail(
                            text("audit.detail." + field.getKey(), field.getKey()),
                            value(line, all, field.getKey(), field.getValue()))));
        } catch (JsonProcessingException e) {
            // Somebody was at the table; what stands there is shown as it is.
            details.add(new Detail("", line.detail()));
        }
        return details;
    }

    /** The details in one line, for files. */
    String detail(AuditLine line) {
        return details(line).stream()
                .map(it -> texts.getMessage("audit.detail.of", new Object[] {it.name()}, locale) + " " + it.value())
                .collect(Collectors.joining("; "));
    }

    private String value(AuditLine line, JsonNode all, String name, JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(one -> value(line, all, name, one))
                    .collect(Collectors.joining(locale.getLanguage().equals("ar") ? "، " : ", "));
        }
        return value.isValueNode() ? codes.say(line, all, name, value.asText()) : value.toString();
    }

    private String text(String key, String otherwise) {
        return String.valueOf(texts.getMessage(key, null, otherwise, locale));
    }
}
