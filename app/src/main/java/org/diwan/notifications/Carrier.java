package org.diwan.notifications;

/** Takes a message out of the house. */
interface Carrier {

    /**
     * Hands the message over.
     *
     * @throws Undeliverable where another try is useless
     * @throws RuntimeException where it may go better later
     */
    void carry(Message message);
}
