package org.diwan.audit;

import org.diwan.web.HouseKey;
import org.springframework.stereotype.Component;

/** The key of the marks that entries bear from the moment they are written. */
@Component
final class AuditKey {

    private final byte[] key;

    AuditKey(HouseKey house) {
        this.key = house.derive("audit entries");
    }

    Digests digests() {
        return new Digests(key);
    }
}
