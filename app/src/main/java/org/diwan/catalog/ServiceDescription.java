package org.diwan.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code service.yaml} says of a service.
 *
 * @param prefix first letters of its reference numbers
 * @param startForm name of the form that starts it, without the service's name
 * @param startedBy roles that may start it, lower case
 * @param sla working days in which a case shall be decided
 * @param targets in how long single steps shall be done, by element id: in working time, by the clock where machines do it
 * @param retention how long a case is kept after its end
 * @param variables answers that the process routes by; all others stay in the submission
 * @param outcomes what a case is once the process has reached an element, by element id
 * @param messages what the client may send while the process waits for it, by message name
 * @param listings where the catalogue shows the service
 * @param synonyms other words for the service, by language; for the search only
 * @param eligibility how strangers find out whether the service is for them
 * @param corrects the answer of the start form that names the fact of the record to be corrected, if that is its purpose
 * @param withoutSecondFactor channels on which staff may start it without the second factor that it asks for else, since
 *     its own steps make up for it
 */
public record ServiceDescription(
        String prefix,
        Map<String, String> name,
        Map<String, String> summary,
        Map<String, String> audience,
        List<Map<String, String>> needed,
        Map<String, String> duration,
        List<String> startedBy,
        String startForm,
        List<String> channels,
        Assurance assurance,
        Target sla,
        Map<String, Target> targets,
        Period retention,
        List<String> variables,
        Map<String, Outcome> outcomes,
        Map<String, Message> messages,
        List<Listing> listings,
        @Nullable Map<String, List<String>> synonyms,
        @Nullable Eligibility eligibility,
        @Nullable String corrects,
        List<String> withoutSecondFactor) {

    /** The channel of clients who do it themselves, here. */
    public static final String WEB = "web";
    /** The client stands at the counter. */
    public static final String OFFICE = "office";
    /** The client is on the telephone. */
    public static final String CALL_CENTRE = "call-centre";

    /** How sure we must be of who asks. */
    public enum Assurance {
        @JsonProperty("password")
        PASSWORD,
        @JsonProperty("two-factor")
        TWO_FACTOR
    }

    /** A service that routes by no answer and awaits no message need not say so. */
    public ServiceDescription {
        targets = targets == null ? Map.of() : targets;
        variables = variables == null ? List.of() : variables;
        messages = messages == null ? Map.of() : messages;
        withoutSecondFactor = withoutSecondFactor == null ? List.of() : withoutSecondFactor;
    }

    /** Whether clients may ask for it on this channel, by themselves or through staff. */
    public boolean isOpenOn(String channel) {
        return startedBy.contains("citizen") && channels.contains(channel);
    }

    /** Whether whoever works here may ask for it, for themselves. */
    public boolean isForStaff() {
        return startedBy.contains("staff") && channels.contains(WEB);
    }

    /**
     * Whether staff are sure enough of whom they serve.
     *
     * @param cardSeen whether the client's identity card was looked at, which nobody can over the telephone
     */
    public boolean isSure(String channel, boolean cardSeen) {
        return assurance == Assurance.PASSWORD
                || withoutSecondFactor.contains(channel)
                || (channel.equals(OFFICE) && cardSeen);
    }

    /** How a case stands once it is decided. */
    public enum Outcome {
        @JsonProperty("granted")
        GRANTED,
        @JsonProperty("refused")
        REFUSED,
        @JsonProperty("withdrawn")
        WITHDRAWN
    }

    /**
     * A message that a waiting case takes from its client.
     *
     * @param form name of its form; a message that withdraws or comes by a link may go without one
     * @param withdraws whether it takes the request back
     * @param byLink name that notices have for a link which sends it, where there is to be one
     */
    public record Message(@Nullable String form, boolean withdraws, @Nullable String byLink) {}

    /**
     * One line of the catalogue.
     *
     * @param lifeEvent key of the life event it is listed under
     * @param answers answers already given by choosing this line
     * @param summary what it is, where the service's own summary does not say it of this line alone
     * @param synonyms other words for it, by language; for the search only
     */
    public record Listing(
            String lifeEvent,
            Map<String, String> name,
            @Nullable Map<String, String> summary,
            @Nullable Map<String, String> answers,
            @Nullable Map<String, List<String>> synonyms) {}

    /** What a line of the catalogue says of itself, else what the service says. */
    Map<String, String> summaryOf(@Nullable Listing listing) {
        Map<String, String> own = listing == null ? null : listing.summary();
        return own == null ? summary : own;
    }

    /** What a first check says of an answer of the decision. */
    public enum Prospect {
        @JsonProperty("likely")
        LIKELY,
        @JsonProperty("review")
        REVIEW,
        @JsonProperty("unlikely")
        UNLIKELY
    }

    /**
     * A first check before anybody signs in: the decision of the process on facts that the reader gives.
     *
     * @param decision the decision, a table
     * @param form name of the form that asks for the facts, without the service's name; a question's key is the name of
     *     an input
     * @param assume facts that a stranger is not asked for, by the name of the input
     * @param result the output that the outcome is read from
     * @param outcomes what each value of it means
     */
    public record Eligibility(
            String decision,
            String form,
            @Nullable Map<String, Object> assume,
            String result,
            Map<String, Prospect> outcomes) {}

    /** The text in the reader's language, English where it lacks. */
    public static String in(Map<String, String> texts, Locale locale) {
        String own = texts.get(locale.getLanguage());
        return own != null ? own : texts.getOrDefault("en", "");
    }
}
