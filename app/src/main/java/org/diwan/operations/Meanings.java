package org.diwan.operations;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the meters mean, as it stands beside them in the endpoint. */
final class Meanings {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("diwan.readings.age", "How old the figures that come from the database are"),
            Map.entry("diwan.cases.started", "Cases begun"),
            Map.entry("diwan.cases.decided", "Cases that reached their first outcome"),
            Map.entry("diwan.cases.ended", "Cases that came to their end"),
            Map.entry("diwan.cases.open", "Cases not decided yet"),
            Map.entry("diwan.sla.warned", "Targets of cases and steps that came near"),
            Map.entry("diwan.sla.breached", "Targets of cases and steps that were missed"),
            Map.entry("diwan.tasks.open", "Tasks that somebody has to do"),
            Map.entry("diwan.tasks.completed", "Tasks done"),
            Map.entry("diwan.jobs", "Steps and timers of the engine"),
            Map.entry("diwan.jobs.oldest.due", "Since when the oldest job waits that could run"),
            Map.entry("diwan.incidents", "Work that was given up and waits for an operator"),
            Map.entry("diwan.notifications", "Mails and SMS that have not gone out"),
            Map.entry("diwan.notifications.oldest", "Since when the oldest mail or SMS waits"),
            Map.entry("diwan.notifications.settled", "Mails and SMS that went out or were given up"),
            Map.entry("diwan.bank.messages", "Messages with banks that wait, are held or not believed"),
            Map.entry("diwan.verifications", "Questions whether a certificate is genuine"),
            Map.entry("diwan.sign.ins", "Tries to sign in to accounts that exist"),
            Map.entry("diwan.audit.unsealed", "Entries of the audit without a seal"),
            Map.entry("diwan.audit.unsigned.age", "Since when the chain's head is unsigned"),
            Map.entry("diwan.insight.stale", "Hours whose figures are to be counted again"),
            Map.entry("diwan.nodes", "Houses that run on this database"));

    private static final Set<String> SECONDS = Set.of(
            "diwan.readings.age", "diwan.jobs.oldest.due", "diwan.notifications.oldest", "diwan.audit.unsigned.age");

    private Meanings() {}

    static @Nullable String of(String meter) {
        return WORDS.get(meter);
    }

    static @Nullable String unit(String meter) {
        return SECONDS.contains(meter) ? "seconds" : null;
    }
}
