package org.diwan.access;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.diwan.access.rules.Finding;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.springframework.stereotype.Component;

/** What rules found, in the reader's words. */
@Component
class AccessWords {

    private static final Set<String> ROLES = Set.of("role", "first", "second", "firstBy", "secondBy");

    private final Services services;
    private final Systems systems;

    AccessWords(Services services, Systems systems) {
        this.services = services;
        this.systems = systems;
    }

    /**
     * A finding in words.
     *
     * @param why the reason that the catalogue gives for a conflict; else empty
     */
    public record Told(String rule, String text, String why) {}

    List<Told> told(List<Finding> findings, Locale locale) {
        return findings.stream().map(finding -> told(finding, locale)).toList();
    }

    private Told told(Finding finding, Locale locale) {
        Map<String, Object> values = new HashMap<>();
        finding.values()
                .forEach((name, value) -> values.put(
                        name,
                        ROLES.contains(name)
                                ? role(String.valueOf(value), locale)
                                : name.equals("system") ? system(String.valueOf(value), locale) : value));
        values.put("through", through(finding));
        Service service = services.get(AccessRequests.SERVICE);
        String found = service.text("found." + finding.rule(), locale);
        String text = found == null ? service.text("rule." + finding.rule(), locale) : found;
        return new Told(
                finding.rule(),
                text == null
                        ? finding.rule()
                        : new MessageFormat(text, new ULocale(locale.toLanguageTag() + "@numbers=latn")).format(values),
                why(finding, locale));
    }

    /** Whether one of two duties comes inside another role. */
    private static String through(Finding finding) {
        Map<String, Object> values = finding.values();
        boolean direct = String.valueOf(values.get("first")).equals(String.valueOf(values.get("firstBy")))
                && String.valueOf(values.get("second")).equals(String.valueOf(values.get("secondBy")));
        return direct ? "no" : "yes";
    }

    private String why(Finding finding, Locale locale) {
        return systems.conflicts().stream()
                .filter(pair -> pair.first().equals(finding.values().get("first"))
                        && pair.second().equals(finding.values().get("second")))
                .findFirst()
                .map(pair -> pair.reason().in(locale))
                .orElse("");
    }

    /** The name of a role, with its system; the key of one that there is not. */
    String role(String key, Locale locale) {
        return systems.role(key)
                .map(role -> system(role.system(), locale) + " – " + role.name(locale))
                .orElse(key);
    }

    String system(String id, Locale locale) {
        return systems.find(id).map(found -> found.name(locale)).orElse(id);
    }
}
