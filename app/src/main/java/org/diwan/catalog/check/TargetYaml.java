package org.diwan.catalog.check;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Targets in {@code service.yaml}: a span for all cases, or one for each priority that differs from normal. */
final class TargetYaml {

    private static final Set<String> PRIORITIES = Set.of("low", "normal", "high");
    private static final Pattern DAYS = Pattern.compile("P(?!0+D)\\d{1,3}D");
    private static final Pattern TIME = Pattern.compile("PT(?=.*[1-9])(\\d{1,3}H)?(\\d{1,3}M)?(\\d{1,5}S)?");

    private final Bundle bundle;
    private final BundleProcess process;
    private final Findings findings;

    TargetYaml(Bundle bundle, BundleProcess process, Findings findings) {
        this.bundle = bundle;
        this.process = process;
        this.findings = findings;
    }

    /** That of the case: people speak of days there. */
    void ofCase(String key, YamlValue value) {
        target(key, value, DAYS.asMatchPredicate(), "must be working days such as P2D");
    }

    void ofSteps(String key, YamlValue value) {
        if (!value.isMap()) {
            findings.add(value.line(), key, "service", "must name steps, each with its target");
        }
        value.entries().forEach(this::ofStep);
    }

    private void ofStep(String element, YamlValue value) {
        if (bundle.whole() && !process.isStep(element)) {
            findings.add(value.line(), element, "service", "is no task or wait of the process");
        } else if (bundle.whole() && process.isClients(element)) {
            findings.add(value.line(), element, "service", "is the client's own: no target can be set for it");
        }
        target(
                element,
                value,
                DAYS.asMatchPredicate().or(TIME.asMatchPredicate()),
                "must be working days such as P1D, or a time such as PT4H");
    }

    private void target(String key, YamlValue value, Predicate<String> holds, String says) {
        Map<String, YamlValue> spans = value.isMap() ? value.entries() : Map.of("normal", value);
        if (!spans.containsKey("normal") || !PRIORITIES.containsAll(spans.keySet())) {
            findings.add(value.line(), key, "service", "must say what is normal, and may say what is low and high");
        }
        spans.values().stream()
                .filter(span -> !holds.test(span.text()))
                .forEach(span -> findings.add(span.line(), key, "service", says));
    }
}
