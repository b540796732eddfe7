package org.diwan.access.review;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.diwan.cases.CaseDetails;
import org.diwan.web.Formats;
import org.diwan.web.Settings;
import org.springframework.stereotype.Component;

/** What notices say of a review. */
@Component
class ReviewDetails implements CaseDetails {

    private static final String KEPT = "rolesKept";
    private static final String REMOVED = "rolesRemoved";
    private static final String SILENT = "rolesSilent";
    private static final String ADDRESS = "accessAddress";

    private final TeamReviews reviews;
    private final Formats formats;
    private final Settings settings;

    ReviewDetails(TeamReviews reviews, Formats formats, Settings settings) {
        this.reviews = reviews;
        this.formats = formats;
        this.settings = settings;
    }

    @Override
    public Set<String> names() {
        return Set.of(KEPT, REMOVED, SILENT, ADDRESS);
    }

    @Override
    public Map<String, String> of(String reference, Locale locale) {
        if (reviews.find(reference).isEmpty()) {
            return Map.of();
        }
        Map<String, Integer> counts = reviews.counts(reference);
        int silent = counts.getOrDefault("silent", 0);
        int removed = counts.getOrDefault("remove", 0) + counts.getOrDefault("own", 0) + silent;
        return Map.of(
                KEPT,
                formats.number(counts.getOrDefault("keep", 0)),
                REMOVED,
                formats.number(removed),
                SILENT,
                silent == 0 ? "" : formats.number(silent),
                ADDRESS,
                settings.baseUrl() + "/desk");
    }
}
