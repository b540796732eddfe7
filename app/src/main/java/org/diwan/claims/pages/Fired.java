package org.diwan.claims.pages;

/**
 * A rule that fired on a line.
 *
 * @param args what its text names, as adjudication has kept it
 * @param currency of the amounts among them
 */
public record Fired(String rule, String args, String currency) {}
