package org.diwan.bank;

import org.jspecify.annotations.Nullable;

/** What a message from a bank says of itself. */
public interface BankAnswer {

    /** Id of the message. */
    String id();

    /** BIC of who sends it, or empty. */
    String sender();

    /** Id of our message that it answers. */
    String request();

    /** What it says in short: yes, no, or that there is more to come. */
    @Nullable
    Boolean matched();

    /** Code of the reason, where it gives one. */
    @Nullable
    String code();
}
