package org.diwan.catalog;

/** A service's files cannot be published as they are; the message names file, element and reason. */
public class InvalidBundle extends RuntimeException {

    InvalidBundle(String message) {
        super(message);
    }
}
