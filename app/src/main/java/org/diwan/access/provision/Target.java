package org.diwan.access.provision;

import java.util.Map;
import java.util.Set;

/**
 * A system that people hold roles in. What it is asked to do it may have done before: nothing is done twice. Each call
 * throws {@link NotDone} where the system is away, refuses or cannot be understood.
 */
public interface Target {

    /**
     * What the system shows of a person now.
     *
     * @param asked roles that must be looked for; others are named where the system names them by itself
     */
    Shown show(String userName, Set<String> asked);

    /** Gives roles to a person, who gets an account first where there is none. One that fails leaves the others. */
    void give(Holder person, Set<String> roles);

    /** Takes roles from a person. */
    void take(String userName, Set<String> roles);

    /**
     * Takes all roles from a person and shuts the account, which stays.
     *
     * @param roles all that are known of the system
     */
    void close(String userName, Set<String> roles);

    /** Who has these roles now: user names by role. A role that the system does not know is missing. */
    Map<String, Set<String>> everybody(Set<String> roles);
}
