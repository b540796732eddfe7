package org.diwan.accounts.bank;

/** Lets other tests hold messages against their schemas. */
public final class HeldAgainstSchema {

    private HeldAgainstSchema() {}

    /** Throws at the first fault. */
    public static void check(byte[] content, String message) {
        IsoSchemas.validate(content, message);
    }
}
