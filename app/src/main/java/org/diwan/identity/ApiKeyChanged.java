package org.diwan.identity;

/**
 * An organisation has a new API key, or one less; published in the transaction that makes it so.
 *
 * @param made whether it was made, else it was ended
 * @param prefix the first characters of the key
 */
public record ApiKeyChanged(String by, boolean made, String partyId, long keyId, String prefix) {}
