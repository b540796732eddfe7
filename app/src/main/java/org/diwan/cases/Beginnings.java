package org.diwan.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.diwan.cases.Drafts.Draft;
import org.diwan.catalog.Service;
import org.diwan.forms.FormComponent;
import org.diwan.forms.FormSchema;
import org.diwan.forms.Forms;
import org.diwan.forms.Known;
import org.springframework.stereotype.Component;

/** Begins drafts: with what a link has chosen already, and what the record knows. */
@Component
public class Beginnings {

    private final Forms forms;
    private final Drafts drafts;
    private final Prefill prefill;
    private final RecordLists lists;
    private final LastLooks looks;

    Beginnings(Forms forms, Drafts drafts, Prefill prefill, RecordLists lists, LastLooks looks) {
        this.forms = forms;
        this.drafts = drafts;
        this.prefill = prefill;
        this.lists = lists;
        this.looks = looks;
    }

    /**
     * Begins a draft, or goes on with one that was begun so and never touched.
     *
     * @param chosen what a link brings; of it only answers count that the service routes by and the form would accept
     * @return where its first open question is asked
     */
    public String begin(Service service, Acting acting, Manner manner, Map<String, String> chosen, Locale locale) {
        FormSchema form = service.startForm();
        Map<String, Object> known = accepted(form, chosen, service.description().variables());
        known.putAll(looks.begin(service, acting.client(), chosen));
        Draft draft = draft(service, acting, manner, known, locale);
        Set<String> answered = known.keySet().stream()
                .filter(chosen::containsKey)
                .flatMap(name -> form.question(name).stream())
                .map(FormComponent::page)
                .collect(Collectors.toSet());
        List<String> pages = forms.pages(
                form,
                looks.beside(
                        lists.beside(draft.answers(), form, draft.client()), service, draft.client(), draft.answers()));
        String first = pages.stream()
                .filter(page -> !answered.contains(page))
                .findFirst()
                .orElse(pages.get(0));
        return draft.address() + "?page=" + first;
    }

    /** A draft with these answers, for whom the client is. */
    Draft draft(Service service, Acting acting, Manner manner, Map<String, Object> known, Locale locale) {
        FormSchema form = service.startForm();
        Map<String, Known> facts = prefill.of(form, acting, locale);
        return drafts.begin(
                service.key(), acting.client(), manner, forms.begin(form, known, facts, service.texts(locale)));
    }

    private Map<String, Object> accepted(FormSchema form, Map<String, String> chosen, List<String> routing) {
        Map<String, Object> accepted =
                new HashMap<>(forms.check(form, chosen, Map.of()).values());
        accepted.keySet().retainAll(chosen.keySet());
        accepted.keySet().retainAll(routing);
        return accepted;
    }
}
