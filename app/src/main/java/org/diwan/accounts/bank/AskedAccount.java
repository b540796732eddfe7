package org.diwan.accounts.bank;

/**
 * What a bank is asked to confirm.
 *
 * @param reference the case it is asked for
 * @param attempt which account of the case it is, from 1; another one after a correction
 * @param holder name of the account's holder, as the client gave it
 * @param bank its BIC
 */
public record AskedAccount(String reference, int attempt, String iban, String holder, String bank) {}
