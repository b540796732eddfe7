package org.diwan.access.rules;

/** A role that comes with another. */
public record Contains(String outer, String inner) {}
