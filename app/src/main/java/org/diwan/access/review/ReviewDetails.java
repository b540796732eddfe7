package org.diwan.access.review;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.diwan.access.AccessRole;
import org.diwan.access.StaffList;
import org.diwan.access.Systems;
import org.diwan.access.TargetSystem;
import org.diwan.cases.CaseDetails;
import org.diwan.identity.SignedIn;
import org.diwan.web.Formats;
import org.diwan.web.Settings;
import org.springframework.stereotype.Component;

/** What notices say of a review. */
@Component
class ReviewDetails implements CaseDetails {

    private static final String KEPT = "rolesKept";
    private static final String REMOVED = "rolesRemoved";
    private static final String SILENT = "rolesSilent";
    private static final String KEPT_LIST = "rolesKeptList";
    private static final String REMOVED_LIST = "rolesRemovedList";
    private static final Set<String> REMOVALS = Set.of("remove", "own", "silent");
    private static final String ADDRESS = "accessAddress";

    private final TeamReviews reviews;
    private final Systems systems;
    private final StaffList staff;
    private final Formats formats;
    private final Settings settings;

    ReviewDetails(TeamReviews reviews, Systems systems, StaffList staff, Formats formats, Settings settings) {
        this.reviews = reviews;
        this.systems = systems;
        this.staff = staff;
        this.formats = formats;
        this.settings = settings;
    }

    @Override
    public Set<String> names() {
        return Set.of(KEPT, REMOVED, SILENT, KEPT_LIST, REMOVED_LIST, ADDRESS);
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
                KEPT_LIST,
                list(reference, Set.of("keep"), locale),
                REMOVED_LIST,
                list(reference, REMOVALS, locale),
                ADDRESS,
                settings.baseUrl() + "/desk");
    }

    /** The roles that were decided so, a line each. */
    private String list(String reference, Set<String> decisions, Locale locale) {
        Map<String, String> systemNames =
                systems.all().stream().collect(Collectors.toMap(TargetSystem::id, system -> system.name(locale)));
        Map<String, String> roleNames =
                systems.roles().stream().collect(Collectors.toMap(AccessRole::key, role -> role.name(locale)));
        List<ReviewLine> lines = reviews.lines(reference).stream()
                .filter(line -> line.decision() != null && decisions.contains(line.decision()))
                .toList();
        Map<String, String> names = staff.names(
                lines.stream().map(line -> SignedIn.STAFF + line.userName()).toList(), locale.getLanguage());
        return lines.stream()
                .map(line -> "- " + names.getOrDefault(SignedIn.STAFF + line.userName(), line.userName()) + " · "
                        + systemNames.get(line.system()) + " · "
                        + roleNames.get(AccessRole.key(line.system(), line.role())))
                .collect(Collectors.joining("\n"));
    }
}
