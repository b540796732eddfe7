package org.diwan.certificates;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such certificate, or it is not the asker's: both look alike. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class CertificateNotFound extends RuntimeException {

    CertificateNotFound() {
        super("No such certificate");
    }
}
