package org.diwan.claims;

/**
 * Somebody took the file of an order to pay a facility.
 *
 * @param reference of the order
 * @param by finance officer
 */
public record ClaimPaymentFileTaken(String reference, String by) {}
