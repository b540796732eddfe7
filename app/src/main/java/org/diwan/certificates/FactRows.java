package org.diwan.certificates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.diwan.registry.Fact;
import org.springframework.stereotype.Component;

/** What a certificate says, as lines of a page in the reader's language. */
@Component
class FactRows {

    private final Services services;

    FactRows(Services services) {
        this.services = services;
    }

    /**
     * One line.
     *
     * @param ltr for identifiers, which keep their direction in Arabic
     */
    record Row(String label, List<String> lines, boolean ltr) {}

    List<Row> of(Certificate certificate, Locale locale) {
        Service service = services.get(certificate.service());
        List<Row> rows = new ArrayList<>();
        certificate.facts().forEach((key, fact) -> rows.add(row(service, key, fact, locale)));
        rows.add(new Row(
                text(service, "document.addressee", locale),
                List.of(
                        certificate.addressee().isEmpty()
                                ? text(service, "document.toWhom", locale)
                                : certificate.addressee()),
                false));
        return rows;
    }

    String title(Certificate certificate, Locale locale) {
        return text(services.get(certificate.service()), "document." + certificate.template() + ".title", locale);
    }

    private static Row row(Service service, String key, Fact fact, Locale locale) {
        return new Row(
                text(service, "fact." + key, locale),
                FactText.in(locale.getLanguage()).lines(fact, textKey -> text(service, textKey, locale)),
                fact instanceof Fact.Id);
    }

    static String text(Service service, String key, Locale locale) {
        return Objects.requireNonNullElse(service.text(key, locale), key);
    }
}
