package org.diwan.registry;

import java.util.Set;

/** Every mail address and mobile number of a person, each once. */
public record Reach(Set<String> emails, Set<String> mobiles) {}
