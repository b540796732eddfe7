package org.diwan.certificates;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.diwan.catalog.Service;
import org.diwan.registry.Fact;

/**
 * What a kind of certificate says, from the bundle's {@code documents/<template>.yaml}.
 *
 * @param required facts it always says
 * @param optional facts the applicant may choose
 */
record CertificateTemplate(List<String> required, List<String> optional) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,40}");

    /**
     * The service's template of that name.
     *
     * @throws IllegalArgumentException where it has none
     */
    static CertificateTemplate of(Service service, String name) {
        byte[] yaml = NAME.matcher(name).matches()
                ? service.file("documents/" + name + ".yaml").orElse(null)
                : null;
        if (yaml == null) {
            throw new IllegalArgumentException("Service " + service.key() + " has no such certificate");
        }
        try {
            return YAML.readValue(yaml, CertificateTemplate.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The facts to freeze, in the template's order; a chosen one that the record lacks is left out.
     *
     * @throws IllegalArgumentException where the choice holds a fact that is not on offer
     * @throws FactMissing where the record lacks a required one
     */
    Map<String, Fact> choose(Map<String, Fact> record, List<String> chosen) {
        if (!optional.containsAll(chosen)) {
            throw new IllegalArgumentException("The certificate has no such field");
        }
        Map<String, Fact> facts = new LinkedHashMap<>();
        for (String key : required) {
            Fact fact = record.get(key);
            if (fact == null) {
                throw new FactMissing(key);
            }
            facts.put(key, fact);
        }
        for (String key : optional) {
            Fact fact = record.get(key);
            if (fact != null && chosen.contains(key)) {
                facts.put(key, fact);
            }
        }
        return facts;
    }
}
