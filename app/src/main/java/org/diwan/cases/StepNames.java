package org.diwan.cases;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.diwan.catalog.ProcessPlan;
import org.diwan.catalog.ProcessPlan.Figure;
import org.diwan.catalog.ProcessPlans;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What operators call the steps of processes. */
@Component
class StepNames {

    private static final String ENGINE = EngineJobs.ENGINE;

    private final Services services;
    private final ProcessPlans plans;

    StepNames(Services services, ProcessPlans plans) {
        this.services = services;
        this.plans = plans;
    }

    /** In the reader's language where the service has words for it, else as the model names it, else the words of its id. */
    String of(String service, String element) {
        Locale locale = LocaleContextHolder.getLocale();
        Optional<Service> known = services.find(service);
        return Stream.of("incident.", "task.", "timeline.")
                .map(prefix ->
                        known.map(it -> it.text(prefix + element, locale)).orElse(null))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> inTheModel(service, element))
                .orElseGet(() -> words(element));
    }

    private Optional<String> inTheModel(String service, String element) {
        return service.equals(ENGINE)
                ? Optional.empty()
                : plans.current(service).map(ProcessPlan::figures).stream()
                        .flatMap(figures -> figures.stream())
                        .filter(figure -> figure.id().equals(element))
                        .map(Figure::name)
                        .filter(name -> !name.isBlank())
                        .findFirst();
    }

    /** {@code reviewOverdue} and {@code history-cleanup} as words. */
    private static String words(String element) {
        String apart = element.replaceAll("(?<=[a-z])(?=[A-Z])|-", " ").toLowerCase(Locale.ROOT);
        return apart.isEmpty() ? element : Character.toUpperCase(apart.charAt(0)) + apart.substring(1);
    }
}
