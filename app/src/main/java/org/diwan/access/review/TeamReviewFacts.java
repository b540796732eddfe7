package org.diwan.access.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diwan.access.AccessRole;
import org.diwan.access.StaffList;
import org.diwan.access.Systems;
import org.diwan.access.TargetSystem;
import org.diwan.cases.Case;
import org.diwan.cases.CaseFacts;
import org.diwan.identity.SignedIn;
import org.diwan.web.Formats;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The roles that a manager decides about, each with what is worth to be considered. */
@Component
class TeamReviewFacts implements CaseFacts {

    private final TeamReviews reviews;
    private final Systems systems;
    private final StaffList staff;
    private final Formats formats;
    private final MessageSource messages;

    TeamReviewFacts(TeamReviews reviews, Systems systems, StaffList staff, Formats formats, MessageSource messages) {
        this.reviews = reviews;
        this.systems = systems;
        this.staff = staff;
        this.formats = formats;
        this.messages = messages;
    }

    @Override
    public String service() {
        return TeamReviewCases.SERVICE;
    }

    @Override
    public Map<String, Object> of(Case file) {
        Locale locale = LocaleContextHolder.getLocale();
        List<ReviewLine> lines = reviews.lines(file.reference());
        Map<String, String> systemNames =
                systems.all().stream().collect(Collectors.toMap(TargetSystem::id, system -> system.name(locale)));
        Map<String, String> roleNames =
                systems.roles().stream().collect(Collectors.toMap(AccessRole::key, role -> role.name(locale)));
        Map<String, String> names = staff.names(
                lines.stream().map(line -> SignedIn.STAFF + line.userName()).toList(), locale.getLanguage());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ReviewLine line : lines) {
            Map<String, Object> row = new HashMap<>();
            row.put("lineNo", (long) line.lineNo());
            row.put("person", names.getOrDefault(SignedIn.STAFF + line.userName(), line.userName()));
            row.put("role", role(AccessRole.key(line.system(), line.role()), systemNames, roleNames));
            row.put("since", line.since() == null ? "" : formats.date(line.since()));
            row.put("until", line.until() == null ? say("for-good", locale) : formats.date(line.until()));
            row.put("hint", hint(line, systemNames, roleNames, locale));
            row.put("ended", !line.isHeld());
            rows.add(row);
        }
        return Map.of("lines", rows);
    }

    private static String role(String key, Map<String, String> systemNames, Map<String, String> roleNames) {
        return systemNames.get(key.substring(0, key.indexOf('/'))) + " · " + roleNames.get(key);
    }

    private String hint(
            ReviewLine line, Map<String, String> systemNames, Map<String, String> roleNames, Locale locale) {
        if (!line.isHeld()) {
            return say("ended", locale);
        }
        List<String> hints = new ArrayList<>();
        if (!line.conflicts().isEmpty()) {
            String others = Stream.of(line.conflicts().split(","))
                    .map(key -> role(key, systemNames, roleNames))
                    .collect(Collectors.joining("; "));
            hints.add(say("conflict", locale, others));
        }
        if (line.sensitivity().equals("high")) {
            hints.add(say("sensitive", locale));
        }
        return hints.isEmpty() ? say("nothing", locale) : String.join(" ", hints);
    }

    private String say(String key, Locale locale, Object... values) {
        return Objects.requireNonNull(messages.getMessage("rights.hint." + key, values, locale));
    }
}
