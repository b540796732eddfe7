package org.diwan.registry;

/** A name in the two scripts that the registry keeps. */
public record Name(String latin, String arabic) {}
