package org.diwan.cases;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.diwan.forms.FormSchema;
import org.diwan.forms.Known;
import org.diwan.registry.KnownFacts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a form need not ask, since the record holds it: under the names that {@code prefill} uses. */
@Component
class Prefill {

    private final KnownFacts registry;
    private final MessageSource messages;

    Prefill(KnownFacts registry, MessageSource messages) {
        this.registry = registry;
        this.messages = messages;
    }

    Map<String, Known> of(FormSchema form, String client, Locale locale) {
        Map<String, Known> facts = new HashMap<>();
        if (form.isPrefilled()) {
            registry.of(client).forEach((key, fact) -> {
                Object value = fact.value() instanceof LocalDate day ? day.toString() : fact.value();
                facts.put(
                        "registry." + key,
                        new Known(value, messages.getMessage(fact.source(), null, locale), fact.on()));
            });
        }
        return facts;
    }
}
