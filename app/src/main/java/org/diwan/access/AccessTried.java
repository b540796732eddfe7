package org.diwan.access;

import java.util.List;

/**
 * Something was to be changed in a system for a case.
 *
 * @param done whether the system showed it so afterwards
 */
public record AccessTried(
        String reference, String system, String userName, Act act, List<String> roles, boolean done, String by) {

    /** What was to be done. */
    public enum Act {
        GIVE("access-given", "access-not-given"),
        TAKE("access-taken", "access-not-taken"),
        CLOSE("access-closed", "access-not-closed");

        private final String done;
        private final String notDone;

        Act(String done, String notDone) {
            this.done = done;
            this.notDone = notDone;
        }

        /** As the audit names it when it was done. */
        public String done() {
            return done;
        }

        /** As the audit names it when it was not. */
        public String notDone() {
            return notDone;
        }
    }
}
