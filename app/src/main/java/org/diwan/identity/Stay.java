package org.diwan.identity;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a session keeps of who signed in, beside the user name; everything else is read from the account at each click.
 *
 * @param since when they signed in
 * @param confirmedAt when they confirmed it with a second factor
 * @param address network address of the browser then
 */
record Stay(Instant since, @Nullable Instant confirmedAt, String address, Device device) implements Serializable {

    Stay begunAnew(Instant at) {
        return new Stay(at, confirmedAt, address, device);
    }

    Stay confirmed(@Nullable Instant at) {
        return new Stay(since, at, address, device);
    }
}
