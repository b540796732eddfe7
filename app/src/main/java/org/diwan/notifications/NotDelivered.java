package org.diwan.notifications;

/** The receiving side did not take the message this time. */
class NotDelivered extends RuntimeException {

    NotDelivered(String answer) {
        super(answer);
    }

    NotDelivered(String answer, Throwable cause) {
        super(answer, cause);
    }
}
