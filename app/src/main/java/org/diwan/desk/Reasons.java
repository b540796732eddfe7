package org.diwan.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.diwan.cases.Decisions;
import org.diwan.cases.Decisions.Decision;
import org.diwan.catalog.Service;
import org.diwan.web.Formats;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The decisions behind a task in words that a clerk knows, not in the codes that the tables compare. */
@Component
class Reasons {

    private final Decisions decisions;
    private final Formats formats;
    private final MessageSource messages;

    Reasons(Decisions decisions, Formats formats, MessageSource messages) {
        this.decisions = decisions;
        this.formats = formats;
        this.messages = messages;
    }

    /**
     * A decision behind a task.
     *
     * @param rules the rules that fired
     * @param facts what was known, by label
     */
    record Why(String decision, int version, List<String> rules, Map<String, String> facts) {}

    List<Why> of(Service service, String reference, Locale locale) {
        return decisions.of(reference).stream()
                .map(decision -> why(service, decision, locale))
                .toList();
    }

    private Why why(Service service, Decision decision, Locale locale) {
        Map<String, String> facts = new LinkedHashMap<>();
        decision.inputs()
                .forEach((input, value) ->
                        facts.put(text(service, "input." + input, input, locale), fact(service, input, value, locale)));
        return new Why(
                text(service, "decision." + decision.decision(), decision.decision(), locale),
                decision.version(),
                decision.rules().stream()
                        .map(rule -> text(service, "rule." + rule, rule, locale))
                        .toList(),
                facts);
    }

    private String fact(Service service, String input, @Nullable Object value, Locale locale) {
        if (value instanceof Boolean yes) {
            return message(yes ? "desk.yes" : "desk.no", locale);
        }
        if (value instanceof Number number) {
            return formats.number(number);
        }
        return value == null || value.equals("")
                ? message("desk.task.fact.none", locale)
                : code(service, input, value.toString(), locale);
    }

    /** The word for a code: the service's own, that of the option the client chose, or the desk's. */
    private String code(Service service, String input, String code, Locale locale) {
        String option = "form." + service.startForm().id() + "." + input + ".option." + code;
        return Stream.of("input." + input + "." + code, option)
                .map(key -> service.text(key, locale))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> Objects.requireNonNullElse(
                        messages.getMessage("desk." + input + "." + code, null, null, locale), code));
    }

    private String message(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private static String text(Service service, String key, String otherwise, Locale locale) {
        return Objects.requireNonNullElse(service.text(key, locale), otherwise);
    }
}
