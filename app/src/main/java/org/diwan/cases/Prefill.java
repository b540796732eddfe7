package org.diwan.cases;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.diwan.forms.FormSchema;
import org.diwan.forms.Known;
import org.diwan.registry.KnownFacts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a form need not ask, since the record holds it: under the names that {@code prefill} uses. */
@Component
class Prefill {

    private final KnownFacts registry;
    private final Services services;
    private final MessageSource messages;

    Prefill(KnownFacts registry, Services services, MessageSource messages) {
        this.registry = registry;
        this.services = services;
        this.messages = messages;
    }

    Map<String, Known> of(FormSchema form, Acting acting, Locale locale) {
        Map<String, Known> facts = new HashMap<>();
        if (form.isPrefilled()) {
            registry.of(acting.client()).forEach((key, fact) -> {
                Object value = fact.value() instanceof LocalDate day ? day.toString() : fact.value();
                String source = messages.getMessage(fact.source(), null, locale);
                facts.put("registry." + key, new Known(value, source, fact.on(), correction(form, key, acting)));
            });
        }
        return facts;
    }

    /**
     * Where the fact can be corrected: at a service that says so of itself, unless its form is the one at hand, or the
     * form at hand asks for the fact anew.
     */
    private String correction(FormSchema form, String fact, Acting acting) {
        if (form.question(fact).isPresent()) {
            return "";
        }
        for (Service service : services.all()) {
            String about = service.description().corrects();
            if (about != null && !service.startForm().id().equals(form.id()) && offers(service, about, fact)) {
                return acting.start(service.key(), about, fact);
            }
        }
        return "";
    }

    private static boolean offers(Service service, String question, String option) {
        return service.startForm()
                .question(question)
                .filter(asked ->
                        asked.values().stream().anyMatch(one -> one.posted().equals(option)))
                .isPresent();
    }
}
