package org.diwan.access;

/** Two roles, by key, that one person shall not hold together, and why. */
public record DutyConflict(String first, String second, Words reason) {}
