package org.diwan.identity;

/** Someone ended their session; published in a transaction. */
public record SignedOut(String userName) {}
