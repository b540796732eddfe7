package org.diwan.accounts;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.diwan.cases.CaseDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What notices may say of a change of account: {@code effectiveFrom}, the first month paid to the new one. */
@Component
class AccountDetails implements CaseDetails {

    private static final String EFFECTIVE_FROM = "effectiveFrom";

    private final JdbcClient db;

    AccountDetails(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Set<String> names() {
        return Set.of(EFFECTIVE_FROM);
    }

    @Override
    public Map<String, String> of(String reference, Locale locale) {
        return db.sql("select valid_from from account_change where case_reference = ? and state = 'active' limit 1")
                .param(reference)
                .query(LocalDate.class)
                .optional()
                .map(day -> Map.of(
                        EFFECTIVE_FROM,
                        DateTimeFormatter.ofPattern("MMMM yyyy", locale).format(day)))
                .orElse(Map.of());
    }
}
