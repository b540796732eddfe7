package org.diwan.notifications;

/** The receiving side says that it will never take this message. */
class Undeliverable extends RuntimeException {

    Undeliverable(String answer) {
        super(answer);
    }
}
