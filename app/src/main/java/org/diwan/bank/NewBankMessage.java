package org.diwan.bank;

/**
 * A message that is to go to a bank.
 *
 * @param kind {@code acmt.023} and the like
 * @param id under which it goes, and only once
 * @param bank BIC of the bank that it goes to
 * @param reference the case that waits for its answer
 * @param attempt which question of the case it is, from 1
 * @param iban the account that it speaks of
 */
public record NewBankMessage(
        String kind, String id, String bank, String reference, int attempt, String iban, byte[] content) {}
