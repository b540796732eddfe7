package org.diwan.web;

import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A multipart body that is not taken, with the state it is answered by. */
public class UploadRefused extends ResponseStatusException {

    private UploadRefused(HttpStatus status, String reason) {
        super(status, reason);
    }

    static UploadRefused tooLarge(String reason) {
        return new UploadRefused(HttpStatus.PAYLOAD_TOO_LARGE, reason);
    }

    static UploadRefused unreadable(Throwable cause) {
        return new UploadRefused(
                HttpStatus.BAD_REQUEST, Objects.requireNonNullElse(cause.getMessage(), "The body ended early"));
    }
}
