package org.diwan.access;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an access request asks for, as the answers of its form say it.
 *
 * @param requester user name of who asks
 * @param person user name of whom the roles are for
 * @param roles keys of the roles
 * @param until last day; none: for good, or not said yet
 * @param control what is to make up for a conflict of duty; empty where nothing is said
 */
record Wish(
        String requester,
        String person,
        List<String> roles,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        boolean forGood,
        String reason,
        String control) {

    static Wish of(String client, Map<?, ?> answers) {
        String requester = StaffList.userName(client);
        String person = text(answers, "person");
        return new Wish(
                requester,
                person.isEmpty() ? requester : person,
                answers.get("roles") instanceof List<?> roles
                        ? roles.stream().map(String::valueOf).distinct().toList()
                        : List.of(),
                day(answers, "from"),
                day(answers, "until"),
                Boolean.TRUE.equals(answers.get("forGood")),
                text(answers, "reason"),
                text(answers, "control"));
    }

    /** Who cannot decide on it. */
    Set<String> concerned() {
        return Stream.of(requester, person).collect(Collectors.toUnmodifiableSet());
    }

    /** For how many days, both ends counted; none: for good. */
    @Nullable
    Long days() {
        return from == null || until == null || forGood ? null : ChronoUnit.DAYS.between(from, until) + 1;
    }

    private static String text(Map<?, ?> answers, String name) {
        return answers.get(name) instanceof String text ? text.strip() : "";
    }

    private static @Nullable LocalDate day(Map<?, ?> answers, String name) {
        try {
            return answers.get(name) instanceof String text ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
