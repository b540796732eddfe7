package org.diwan.access.provision;

import java.util.Set;

/**
 * What a system shows of a person.
 *
 * @param open whether there is an account that can be used
 */
public record Shown(boolean open, Set<String> roles) {

    /** The system does not know the person. */
    public static final Shown NOBODY = new Shown(false, Set.of());
}
