package org.diwan.access.rules;

/**
 * A role that is asked for.
 *
 * @param key {@code system/role}
 * @param goesOn whether it is held already and is to be held longer
 */
public record AskedRole(String key, boolean goesOn) {}
