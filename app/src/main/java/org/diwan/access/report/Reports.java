package org.diwan.access.report;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All reports, in the order of the page. */
@Component
class Reports {

    private static final List<Report> ALL = List.of(
            GrantReports.GRANTS,
            GrantReports.CONFLICTS,
            UseReports.DORMANT,
            UseReports.DIFFERENCES,
            CaseReports.REVIEWS,
            CaseReports.LEAVERS);

    List<Report> all() {
        return ALL;
    }

    Optional<Report> find(String key) {
        return ALL.stream().filter(report -> report.key().equals(key)).findFirst();
    }
}
