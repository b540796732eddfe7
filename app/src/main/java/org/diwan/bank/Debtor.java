package org.diwan.bank;

/**
 * Who pays, and from which account.
 *
 * @param name as banks know it
 */
public record Debtor(String name, String iban, String bic) {}
