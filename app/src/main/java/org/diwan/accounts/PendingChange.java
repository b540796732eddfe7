package org.diwan.accounts;

import java.util.List;

/**
 * The account that a case wants for benefits, not yet active.
 *
 * @param attempt which account of the case it is, from 1; another one after a correction
 */
public record PendingChange(
        String reference, int attempt, List<String> benefits, String iban, String holderName, String bankBic) {}
