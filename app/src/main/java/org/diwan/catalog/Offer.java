package org.diwan.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A line of the catalogue in the reader's language: a service, or one kind of what it gives.
 *
 * @param checked whether strangers can find out if it is for them
 * @param answers given already by choosing this line
 * @param assurance key of how sure we must be of who asks
 */
record Offer(
        String key,
        @Nullable String lifeEvent,
        String name,
        String summary,
        String audience,
        List<String> needed,
        String duration,
        String assurance,
        boolean checked,
        Map<String, String> answers) {

    /** Where it is described. */
    public String address() {
        return address("/services/" + key);
    }

    /** Where asking for it begins. */
    public String start() {
        return address("/services/" + key + "/start");
    }

    /** Where a stranger finds out whether it is for them, or null. */
    public @Nullable String check() {
        return checked ? address("/services/" + key + "/eligibility") : null;
    }

    boolean isChosenBy(Map<String, String> chosen) {
        return !answers.isEmpty() && chosen.entrySet().containsAll(answers.entrySet());
    }

    private String address(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        answers.forEach(address::queryParam);
        return address.toUriString();
    }
}
