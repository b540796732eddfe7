package org.diwan.desk;

import static org.diwan.catalog.ServiceDescription.CALL_CENTRE;
import static org.diwan.catalog.ServiceDescription.OFFICE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diwan.cases.Manner;
import org.diwan.catalog.Service;
import org.diwan.catalog.ServiceDescription;
import org.diwan.catalog.Services;
import org.diwan.desk.Look.Reason;
import org.diwan.forms.Answers;
import org.diwan.forms.FormSchema;
import org.diwan.forms.FormView;
import org.diwan.forms.Forms;
import org.diwan.forms.Problem;
import org.diwan.identity.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** The form that asks which service staff start for a client, and how the client came to them. */
@Component
class BeginForm {

    private static final String SERVICE = "startService";
    private static final String CHANNEL = "startChannel";
    private static final String CARD = "startCard";

    private final FormSchema schema;
    private final Forms forms;
    private final Services services;
    private final MessageSource messages;

    BeginForm(Forms forms, Services services, MessageSource messages) throws IOException {
        this.forms = forms;
        this.services = services;
        this.messages = messages;
        this.schema =
                FormSchema.parse(new ClassPathResource("desk/start.form").getContentAsString(StandardCharsets.UTF_8));
    }

    FormView view(Answers answers, Locale locale) {
        Map<String, String> texts = Stream.of(
                        SERVICE + ".label",
                        SERVICE + ".error.required",
                        SERVICE + ".error.channel",
                        SERVICE + ".error.sure",
                        CHANNEL + ".label",
                        CHANNEL + ".error.required",
                        CHANNEL + ".option." + OFFICE,
                        CHANNEL + ".option." + CALL_CENTRE,
                        CARD + ".label",
                        CARD + ".error.required")
                .collect(Collectors.toMap(name -> "form.start." + name, name -> text(name, locale)));
        texts.put("form.start." + CARD + ".hint", text(CARD + ".hint", locale, withCard(locale)));
        return forms.view(schema, answers.beside(offered(locale)), texts, locale);
    }

    private String text(String name, Locale locale, Object... arguments) {
        return messages.getMessage("desk.start." + name, arguments, locale);
    }

    /** Names of the services that ask for the card at the counter. */
    private String withCard(Locale locale) {
        return startable()
                .filter(service -> !service.description().isSure(OFFICE, false))
                .map(service -> service.name(locale))
                .collect(Collectors.joining(locale.getLanguage().equals("ar") ? "، " : ", "));
    }

    private Stream<Service> startable() {
        return services.all().stream()
                .filter(service -> service.description().isOpenOn(OFFICE)
                        || service.description().isOpenOn(CALL_CENTRE));
    }

    private Map<String, Object> offered(Locale locale) {
        return Map.of(
                "offered",
                startable()
                        .map(service -> Map.of("value", service.key(), "label", service.name(locale)))
                        .toList());
    }

    /** The form as it begins: the reason of the look tells how the client came. */
    static Answers beginning(String service, Optional<Look> look) {
        Map<String, Object> known = new HashMap<>();
        if (!service.isEmpty()) {
            known.put(SERVICE, service);
        }
        look.map(Look::reason)
                .filter(reason -> reason == Reason.COUNTER || reason == Reason.PHONE)
                .ifPresent(reason -> known.put(CHANNEL, reason == Reason.COUNTER ? OFFICE : CALL_CENTRE));
        return Answers.of(known);
    }

    /** What was posted; the service has to be open on that channel, and the client known well enough for it. */
    Answers read(MultiValueMap<String, String> posted, Locale locale) {
        Answers answers = forms.read(schema, posted, offered(locale));
        Map<String, Problem> errors = new LinkedHashMap<>(answers.errors());
        if (errors.isEmpty()) {
            ServiceDescription about = service(answers).description();
            Manner manner = manner(answers, "");
            if (!about.isOpenOn(manner.channel())) {
                errors.put(SERVICE, new Problem("channel", Map.of()));
            } else if (!about.isSure(manner.channel(), manner.cardSeen())) {
                boolean byCard = about.isSure(manner.channel(), true);
                errors.put(byCard ? CARD : SERVICE, new Problem(byCard ? "required" : "sure", Map.of()));
            }
        }
        return new Answers(
                answers.values(),
                errors,
                answers.typed(),
                answers.asked(),
                answers.undeclared(),
                answers.known(),
                answers.focus());
    }

    /** The service that valid answers name. */
    Service service(Answers answers) {
        return services.get(String.valueOf(answers.values().get(SERVICE)));
    }

    static Manner manner(Answers answers, SignedIn staff) {
        return manner(answers, staff.userName());
    }

    private static Manner manner(Answers answers, String staff) {
        return new Manner(
                String.valueOf(answers.values().get(CHANNEL)),
                staff,
                Boolean.TRUE.equals(answers.values().get(CARD)));
    }
}
