package org.diwan.access.rules;

/** A role that the person holds, or that is asked for already. */
public record LiveRole(String key, boolean held) {}
