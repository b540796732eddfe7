package org.diwan.access;

/**
 * An approval that a request needs.
 *
 * @param part {@code manager}, {@code owner} or {@code security}
 * @param system of an owner's; else empty
 */
record Part(String part, String system) {

    static final String MANAGER = "manager";
    static final String OWNER = "owner";
    static final String SECURITY = "security";

    Part {
        system = part.equals(OWNER) ? system : "";
    }

    /** Whether it decides on the role of that key: an owner on those of the system, the others on all. */
    boolean isAbout(String role) {
        return system.isEmpty() || role.startsWith(system + "/");
    }

    /** As processes name it: {@code owner:ledger}. */
    String code() {
        return system.isEmpty() ? part : part + ":" + system;
    }

    static Part of(String code) {
        String[] both = code.split(":", 2);
        return new Part(both[0], both.length > 1 ? both[1] : "");
    }
}
