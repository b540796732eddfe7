package org.diwan.catalog.check;

import java.time.DateTimeException;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code service.yaml}: every key known, none missing, all texts in all languages, and with the rest of its service
 * beside it, all references leading somewhere.
 */
final class ServiceYaml {

    private static final Set<String> OPTIONAL =
            Set.of("messages", "variables", "targets", "synonyms", "eligibility", "corrects", "withoutSecondFactor");
    private static final Set<String> STARTERS =
            Set.of("citizen", "partner", "employer", "clerk", "finance", "security", "staff");
    private static final Set<String> CHANNELS = Set.of("web", "kiosk", "call-centre", "office", "api", "sms");
    private static final Set<String> OUTCOMES = Set.of("granted", "refused", "withdrawn");
    private static final Set<String> LANGUAGES = Set.of("en", "ar", "fr");
    private static final Predicate<YamlValue> SHORT =
            word -> word.text().length() >= 2 && word.text().length() <= 60;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern LINK = Pattern.compile("(?!caseLink)[a-z][A-Za-z]*Link");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");

    private final Bundle bundle;
    private final Set<String> forms;
    private final BundleProcess process;
    private final Findings findings;

    private final Map<String, BiConsumer<String, YamlValue>> keys = Map.ofEntries(
            Map.entry("prefix", text("must be 2 to 5 capital letters", v -> v.matches("[A-Z]{2,5}"))),
            Map.entry("name", this::texts),
            Map.entry("summary", this::texts),
            Map.entry("audience", this::texts),
            Map.entry("needed", list(this::texts)),
            Map.entry("duration", this::texts),
            Map.entry(
                    "startedBy",
                    list(text("must be one of " + STARTERS.stream().sorted().toList(), STARTERS::contains))),
            Map.entry("startForm", this::form),
            Map.entry(
                    "channels",
                    list(text("must be one of " + CHANNELS.stream().sorted().toList(), CHANNELS::contains))),
            Map.entry("assurance", text("must be password or two-factor", Set.of("password", "two-factor")::contains)),
            Map.entry("sla", (key, value) -> targets().ofCase(key, value)),
            Map.entry("targets", (key, value) -> targets().ofSteps(key, value)),
            Map.entry("retention", text("must be a period such as P10Y", ServiceYaml::isPeriod)),
            Map.entry("variables", list(text("must be the name of an answer", NAME.asMatchPredicate()))),
            Map.entry("outcomes", this::outcomes),
            Map.entry("messages", this::messages),
            Map.entry("listings", this::listings),
            Map.entry("synonyms", this::synonyms),
            Map.entry("eligibility", this::eligibility),
            Map.entry("corrects", text("must be the name of an answer", NAME.asMatchPredicate())),
            Map.entry(
                    "withoutSecondFactor",
                    list(text("must be office or call-centre", Set.of("office", "call-centre")::contains))));

    private ServiceYaml(Bundle bundle, Set<String> forms, BundleProcess process, Findings findings) {
        this.bundle = bundle;
        this.forms = forms;
        this.process = process;
        this.findings = findings;
    }

    static void check(Bundle bundle, YamlValue root, BundleProcess process, Findings findings) {
        new ServiceYaml(bundle, FormRefs.of(bundle), process, findings).run(root);
    }

    private void run(YamlValue root) {
        Map<String, YamlValue> entries = root.entries();
        entries.forEach((key, value) -> {
            BiConsumer<String, YamlValue> check = keys.get(key);
            if (check == null) {
                findings.add(value.line(), key, "service", "is no key of service.yaml");
            } else {
                check.accept(key, value);
            }
        });
        keys.keySet().stream()
                .filter(key -> !entries.containsKey(key) && !OPTIONAL.contains(key))
                .forEach(key -> findings.add(0, key, "service", "is missing"));
    }

    private TargetYaml targets() {
        return new TargetYaml(bundle, process, findings);
    }

    private void texts(String key, YamlValue value) {
        if (!value.isMap() || !value.entries().containsKey("en")) {
            findings.add(value.line(), key, "language", "must have a text in en, ar and fr");
        }
    }

    private void form(String key, YamlValue value) {
        String id = bundle.service() + "-" + value.text();
        if (bundle.whole() && !forms.contains(id)) {
            findings.add(value.line(), key, "form", "the form " + id + " is not in the bundle");
        }
    }

    private void outcomes(String key, YamlValue value) {
        Map<String, YamlValue> outcomes = value.entries();
        outcomes.forEach((element, outcome) -> {
            if (bundle.whole() && !process.has(element)) {
                findings.add(outcome.line(), element, "service", "is no element of the process");
            }
            if (!OUTCOMES.contains(outcome.text())) {
                findings.add(outcome.line(), element, "service", "must be granted, refused or withdrawn");
            }
        });
        process.ends()
                .filter(end -> !outcomes.containsKey(end))
                .forEach(end -> findings.add(value.line(), end, "service", "the end event has no outcome"));
    }

    private void messages(String key, YamlValue value) {
        value.entries().forEach((message, what) -> {
            if (bundle.whole() && !process.hasMessage(message)) {
                findings.add(what.line(), message, "service", "is no message of the process");
            }
            YamlValue form = what.get("form");
            if (form != null) {
                form(message, form);
            } else if (!withdraws(message, what) && what.get("byLink") == null) {
                findings.add(what.line(), message, "form", "names no form");
            }
            if (what.get("byLink") != null) {
                byLink(message, what.get("byLink"));
            }
            what.entries().keySet().stream()
                    .filter(own -> !Set.of("form", "withdraws", "byLink").contains(own))
                    .forEach(own -> findings.add(what.line(), own, "service", "is no key of a message"));
        });
    }

    /** Whoever opens the link reads what it does, what that means and, afterwards, what happened. */
    private void byLink(String message, YamlValue name) {
        if (!LINK.matcher(name.text()).matches()) {
            findings.add(name.line(), message, "service", "byLink must be a name such as stopLink");
        }
        Map<String, String> english = Texts.byLanguage(bundle).getOrDefault("en", Map.of());
        Stream.of("", ".text", ".done")
                .map(end -> "action." + message + end)
                .filter(key -> english.getOrDefault(key, "").isBlank())
                .forEach(key -> findings.add(name.line(), key, "language", "has no text for the page of the link"));
    }

    private boolean withdraws(String message, YamlValue what) {
        YamlValue withdraws = what.get("withdraws");
        if (withdraws != null && !Set.of("true", "false").contains(withdraws.text())) {
            findings.add(withdraws.line(), message, "service", "withdraws must be true or false");
        }
        return withdraws != null && withdraws.text().equals("true");
    }

    /** None at all where only a link leads to the service. */
    private void listings(String key, YamlValue value) {
        if (!value.isList()) {
            findings.add(value.line(), key, "service", "must be a list");
        }
        value.items().forEach(each -> listing(key, each));
    }

    private void listing(String key, YamlValue value) {
        YamlValue event = value.get("lifeEvent");
        if (event == null || !KEY.matcher(event.text()).matches()) {
            findings.add(value.line(), key, "service", "names no life event");
        }
        YamlValue name = value.get("name");
        if (name == null) {
            findings.add(value.line(), key, "service", "has no name");
        } else {
            texts(key, name);
        }
        YamlValue summary = value.get("summary");
        if (summary != null) {
            texts("summary", summary);
        }
        YamlValue synonyms = value.get("synonyms");
        if (synonyms != null) {
            synonyms("synonyms", synonyms);
        }
        value.entries().keySet().stream()
                .filter(own -> !Set.of("lifeEvent", "name", "summary", "answers", "synonyms")
                        .contains(own))
                .forEach(own -> findings.add(value.line(), own, "service", "is no key of a listing"));
    }

    private void synonyms(String key, YamlValue value) {
        texts(key, value);
        value.entries().forEach((language, words) -> {
            if (!LANGUAGES.contains(language)) {
                findings.add(words.line(), key, "language", language + " is no language of this house");
            }
            if (words.items().isEmpty() || words.items().stream().anyMatch(SHORT.negate())) {
                findings.add(words.line(), key, "service", "must be a list of words, each of 2 to 60 characters");
            }
        });
    }

    private void eligibility(String key, YamlValue value) {
        if (bundle.whole()) {
            EligibilityCheck.check(bundle, value, findings);
        }
    }

    private BiConsumer<String, YamlValue> text(String says, Predicate<String> holds) {
        return (key, value) -> {
            if (!holds.test(value.text())) {
                findings.add(value.line(), key, "service", says);
            }
        };
    }

    private BiConsumer<String, YamlValue> list(BiConsumer<String, YamlValue> item) {
        return (key, value) -> {
            if (!value.isList() || value.items().isEmpty()) {
                findings.add(value.line(), key, "service", "must be a list");
            }
            value.items().forEach(each -> item.accept(key, each));
        };
    }

    private static boolean isPeriod(String text) {
        try {
            return !Period.parse(text).isNegative() && !Period.parse(text).isZero();
        } catch (DateTimeException e) {
            return false;
        }
    }
}
