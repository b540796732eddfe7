package org.diwan.access.provision;

import java.util.Set;

/**
 * What a system shows of a person.
 *
 * @param open whether there is an account that can be used
 * @param roles that it shows anywhere
 * @param unsure of the roles that were looked for, those that it does not know or shows in one place though not in the
 *     other: neither given nor gone
 */
public record Shown(boolean open, Set<String> roles, Set<String> unsure) {

    /** The system does not know the person. */
    public static final Shown NOBODY = new Shown(false, Set.of());

    public Shown(boolean open, Set<String> roles) {
        this(open, roles, Set.of());
    }
}
