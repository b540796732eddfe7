package org.diwan.access.rules;

/** Two duties that do not go together. */
public record Pair(String first, String second) {}
