package org.diwan.cases;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.diwan.catalog.Service;
import org.diwan.forms.Answers;
import org.diwan.forms.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has capabilities look at drafts of the services that they know of. */
@Component
class LastLooks {

    private static final String FACTS = "weighed";

    private final Map<String, BeforeSending> byService;

    LastLooks(List<BeforeSending> all) {
        this.byService = all.stream().collect(Collectors.toMap(BeforeSending::service, Function.identity()));
    }

    /** A fragment with what it shows. */
    record Shown(String template, Object content) {}

    Map<String, Object> begin(Service service, String client, Map<String, String> chosen) {
        BeforeSending looks = byService.get(service.key());
        return looks == null ? Map.of() : looks.begin(client, chosen);
    }

    /** The facts beside what is known already; nothing is added where nobody looks. */
    Map<String, Object> beside(Map<String, Object> known, Service service, String client, Map<String, Object> answers) {
        BeforeSending looks = byService.get(service.key());
        if (looks == null) {
            return known;
        }
        Map<String, Object> all = new HashMap<>(known);
        all.put(FACTS, looks.facts(client, answers));
        return all;
    }

    /** The problems of questions on this page, or on any. */
    Map<String, Problem> problems(Service service, @Nullable String page, String client, Map<String, Object> answers) {
        BeforeSending looks = byService.get(service.key());
        if (looks == null) {
            return Map.of();
        }
        Map<String, Problem> problems = new LinkedHashMap<>(looks.problems(client, answers));
        problems.keySet().removeIf(name -> service.startForm()
                .question(name)
                .filter(question -> page == null || question.page().equals(page))
                .isEmpty());
        return problems;
    }

    /** The answers of a page, with what is wrong with them beyond what the form says. */
    Answers judged(Service service, String page, String client, Map<String, Object> all, Answers answers) {
        return answers.refusing(problems(service, page, client, all));
    }

    Optional<Shown> shown(Service service, String client, Map<String, Object> answers, Locale locale) {
        return Optional.ofNullable(byService.get(service.key()))
                .map(looks -> new Shown(looks.template(), looks.shown(client, answers, locale)));
    }
}
