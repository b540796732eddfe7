package org.diwan.catalog;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.diwan.forms.FormSchema;
import org.jspecify.annotations.Nullable;

/** A published service: its description, forms and texts. */
public final class Service {

    private final String key;
    private final ServiceDescription description;
    private final Map<String, FormSchema> forms;
    private final Map<Locale, Map<String, String>> texts;
    private final Bundle bundle;

    Service(
            String key,
            ServiceDescription description,
            Map<String, FormSchema> forms,
            Map<Locale, Map<String, String>> texts,
            Bundle bundle) {
        this.key = key;
        this.description = description;
        this.forms = forms;
        this.texts = texts;
        this.bundle = bundle;
    }

    /** The key in addresses, folders and the engine. */
    public String key() {
        return key;
    }

    /** What {@code service.yaml} says. */
    public ServiceDescription description() {
        return description;
    }

    /** Whether people look for it and start it by themselves; others are for organisations, under pages of their own. */
    public boolean isForCitizens() {
        return description.startedBy().contains("citizen");
    }

    /** Its name in the reader's language. */
    public String name(Locale locale) {
        return ServiceDescription.in(description.name(), locale);
    }

    /** A form by its full id, such as {@code certificate-issuance-request}. */
    public FormSchema form(String id) {
        FormSchema form = forms.get(id);
        if (form == null) {
            throw new IllegalArgumentException("Service " + key + " has no form " + id);
        }
        return form;
    }

    /** The form that starts a case. */
    public FormSchema startForm() {
        return form(key + "-" + description.startForm());
    }

    /** The form of a message that the client may send while the process waits for it; one that withdraws may lack it. */
    public Optional<FormSchema> messageForm(String message) {
        return Optional.ofNullable(description.messages().get(message))
                .map(ServiceDescription.Message::form)
                .map(form -> form(key + "-" + form));
    }

    /** Whether this message takes the request back. */
    public boolean withdraws(String message) {
        ServiceDescription.Message known = description.messages().get(message);
        return known != null && known.withdraws();
    }

    /** Names that notices of this service may use for links which send a message. */
    public Set<String> linkNames() {
        return description.messages().values().stream()
                .flatMap(message -> Optional.ofNullable(message.byLink()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The texts of the bundle in the reader's language, English where one lacks. */
    public Map<String, String> texts(Locale locale) {
        Map<String, String> own = texts.get(Locale.forLanguageTag(locale.getLanguage()));
        return own != null ? own : texts.getOrDefault(Locale.ENGLISH, Map.of());
    }

    /** One text of the bundle, or null where there is none. */
    public @Nullable String text(String textKey, Locale locale) {
        return texts(locale).get(textKey);
    }

    /** A file of the bundle, such as {@code documents/wage.html}. */
    public Optional<byte[]> file(String path) {
        return Optional.ofNullable(bundle.files().get(path));
    }

    /** Paths of all files of the bundle. */
    public Set<String> files() {
        return bundle.files().keySet();
    }
}
