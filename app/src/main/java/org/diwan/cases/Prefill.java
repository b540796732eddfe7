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

    Map<String, Known> of(FormSchema form, String client, Locale locale) {
        Map<String, Known> facts = new HashMap<>();
        if (form.isPrefilled()) {
            registry.of(client).forEach((key, fact) -> {
                Object value = fact.value() instanceof LocalDate day ? day.toString() : fact.value();
                String source = messages.getMessage(fact.source(), null, locale);
                facts.put("registry." + key, new Known(value, source, fact.on(), correction(form, key)));
            });
        }
        return facts;
    }

    /**
     * Where the fact can be corrected: at a service that says so of itself, unless its form is the one at hand, or the
     * form at hand asks for the fact anew.
     */
    private String correction(FormSchema form, String fact) {
        if (form.question(fact).isPresent()) {
            return "";
        }
        for (Service service : services.all()) {
            String about = service.description().corrects();
            boolean offers = about != null
                    && !service.startForm().id().equals(form.id())
                    && service.startForm()
                            .question(about)
                            .filter(question -> question.values().stream()
                                    .anyMatch(option -> option.posted().equals(fact)))
                            .isPresent();
            if (offers) {
                return "/services/" + service.key() + "/start?" + about + "=" + fact;
            }
        }
        return "";
    }
}
