package org.diwan.identity;

/**
 * Someone looked at the list of accounts; published in a transaction.
 *
 * @param asked what was searched for, empty for all
 */
public record AccountsSeen(String by, String asked) {}
