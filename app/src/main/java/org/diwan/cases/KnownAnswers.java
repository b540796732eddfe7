package org.diwan.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.diwan.forms.FormSchema;
import org.springframework.stereotype.Component;

/** What is known already of what the form of a step asks. */
@Component
public class KnownAnswers {

    private final Map<String, CaseFacts> byService;
    private final Cases cases;

    KnownAnswers(List<CaseFacts> facts, Cases cases) {
        this.byService = facts.stream().collect(Collectors.toMap(CaseFacts::service, Function.identity()));
        this.cases = cases;
    }

    /** By the names that the form has; nothing where nobody knows anything of the service's cases. */
    public Map<String, Object> of(Task task, FormSchema form) {
        CaseFacts facts = byService.get(task.service());
        if (facts == null) {
            return Map.of();
        }
        Map<String, Object> known =
                new HashMap<>(cases.find(task.reference()).map(facts::of).orElse(Map.of()));
        known.keySet().removeIf(name -> form.question(name).isEmpty());
        return known;
    }
}
