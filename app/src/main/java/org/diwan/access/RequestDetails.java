package org.diwan.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.diwan.cases.CaseDetails;
import org.diwan.cases.Cases;
import org.diwan.web.Formats;
import org.diwan.web.Settings;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What notices tell of access requests. */
@Component
class RequestDetails implements CaseDetails {

    private static final Set<String> NAMES =
            Set.of("accessPerson", "accessRoles", "accessUntil", "accessLink", "tasksLink");

    private final Cases cases;
    private final AccessPages pages;
    private final AccessWords words;
    private final Formats formats;
    private final MessageSource messages;
    private final Settings settings;

    RequestDetails(
            Cases cases,
            AccessPages pages,
            AccessWords words,
            Formats formats,
            MessageSource messages,
            Settings settings) {
        this.cases = cases;
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
                .map(file -> of(Wish.of(file.client(), cases.answers(reference)), locale))
                .orElse(Map.of());
    }

    private Map<String, String> of(Wish wish, Locale locale) {
        List<String> roles =
                wish.roles().stream().map(key -> words.role(key, locale)).toList();
        LocalDate until = wish.until();
        return Map.of(
                "accessPerson",
                pages.name(wish.person(), locale),
                "accessRoles",
                roles.stream().collect(Collectors.joining(locale.getLanguage().equals("ar") ? "، " : ", ")),
                "accessUntil",
                until == null || wish.forGood()
                        ? String.valueOf(messages.getMessage("access.for-good", null, locale))
                        : formats.date(until),
                "accessLink",
                settings.baseUrl() + "/account/access",
                "tasksLink",
                settings.baseUrl() + "/desk");
    }
}
