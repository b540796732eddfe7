package org.diwan.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diwan.access.Approvals.Given;
import org.diwan.cases.CaseDetails;
import org.diwan.cases.Cases;
import org.diwan.web.Formats;
import org.diwan.web.Settings;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What notices tell of access requests. */
@Component
class RequestDetails implements CaseDetails {

    /** What begins a removal. */
    private static final Set<String> REMOVALS = Set.of("accessGivenBack", "accessEnds");

    private static final Set<String> NAMES = Set.of(
            "accessPerson",
            "accessRoles",
            "accessRemoved",
            "accessKept",
            "accessWhy",
            "accessDeputy",
            "accessUntil",
            "accessLink",
            "tasksLink");

    private final Cases cases;
    private final Grants grants;
    private final Approvals approvals;
    private final AccessPages pages;
    private final AccessWords words;
    private final Formats formats;
    private final MessageSource messages;
    private final Settings settings;

    RequestDetails(
            Cases cases,
            Grants grants,
            Approvals approvals,
            AccessPages pages,
            AccessWords words,
            Formats formats,
            MessageSource messages,
            Settings settings) {
        this.cases = cases;
        this.grants = grants;
        this.approvals = approvals;
        this.pages = pages;
        this.words = words;
        this.formats = formats;
        this.messages = messages;
        this.settings = settings;
    }

    @Override
    public Set<String> names() {
        return NAMES;
    }

    @Override
    public Map<String, String> of(String reference, Locale locale) {
        return cases.find(reference)
                .filter(file -> file.service().equals(AccessRequests.SERVICE))
                .map(file -> of(reference, Wish.of(file.client(), cases.answers(reference)), locale))
                .orElse(Map.of());
    }

    private Map<String, String> of(String reference, Wish wish, Locale locale) {
        LocalDate until = wish.until();
        Map<String, String> details = new HashMap<>();
        details.put("accessPerson", pages.name(wish.person(), locale));
        details.put("accessRoles", names(wish.roles().stream(), locale));
        details.put("accessRemoved", names(removed(reference), locale));
        details.put(
                "accessKept",
                names(
                        grants.ofRequest(reference).stream()
                                .filter(RequestDetails::isKept)
                                .map(Grant::key),
                        locale));
        details.put("accessWhy", why(reference));
        details.put("accessDeputy", hasDeputy(reference) ? "yes" : "");
        details.put(
                "accessUntil",
                until == null || wish.forGood()
                        ? String.valueOf(messages.getMessage("access.for-good", null, locale))
                        : formats.date(until));
        details.put("accessLink", settings.baseUrl() + "/account/access");
        details.put("tasksLink", settings.baseUrl() + "/desk");
        return details;
    }

    private static boolean isKept(Grant grant) {
        return grant.state().equals("held") || grant.state().equals("granting");
    }

    /** Roles that the last removal took: a request may be given back one role after the other. */
    private Stream<String> removed(String reference) {
        Instant begun = cases.cameTo(reference, REMOVALS).orElse(Instant.EPOCH);
        return grants.removedBy(reference).stream()
                .filter(grant -> grant.removedAt() != null && !grant.removedAt().isBefore(begun))
                .map(Grant::key);
    }

    /** Why somebody refused, in their own words. */
    private String why(String reference) {
        return approvals.given(reference).stream()
                .filter(given -> !given.approved())
                .map(Given::note)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse("");
    }

    /** Whether all who are asked now are asked by name: the security officers have no deputy. */
    private boolean hasDeputy(String reference) {
        List<Part> now = approvals.next(reference);
        return approvals.asked(reference).stream()
                .filter(asked -> now.contains(new Part(asked.part(), asked.system())))
                .allMatch(asked -> asked.approver() != null);
    }

    private String names(Stream<String> keys, Locale locale) {
        return keys.map(key -> words.role(key, locale))
                .collect(Collectors.joining(locale.getLanguage().equals("ar") ? "، " : ", "));
    }
}
