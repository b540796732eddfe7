package org.diwan.certificates;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.diwan.cases.CaseDetails;
import org.springframework.stereotype.Component;

/** What the owner is told of their certificate: the code, opened at the moment of telling. */
@Component
class CertificateDetails implements CaseDetails {

    private final Certificates certificates;

    CertificateDetails(Certificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public Set<String> names() {
        return Set.of("code");
    }

    @Override
    public Map<String, String> of(String reference, Locale locale) {
        return certificates
                .find(reference)
                .map(found -> certificates.codes(found.number()).code().grouped())
                .map(code -> Map.of("code", code))
                .orElse(Map.of());
    }
}
