package org.diwan.notifications;

/** A notice of a bundle cannot be used; it stops the start. */
class InvalidNotice extends RuntimeException {

    InvalidNotice(String service, String path, String reason) {
        super(service + "/" + path + ": " + reason);
    }
}
