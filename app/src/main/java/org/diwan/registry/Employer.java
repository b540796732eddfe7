package org.diwan.registry;

/** An employer registered with the institution. */
public record Employer(String employerId, Name name) {}
