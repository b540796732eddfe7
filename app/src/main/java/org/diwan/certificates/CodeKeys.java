package org.diwan.certificates;

import java.nio.charset.StandardCharsets;
import org.diwan.web.HouseKey;
import org.diwan.web.KeyedHash;
import org.diwan.web.Seal;
import org.springframework.stereotype.Component;

/**
 * Hashes codes for searching and seals them for their owner. Whoever reads the database without the key can neither
 * guess codes at leisure nor read one.
 */
@Component
class CodeKeys {

    private final KeyedHash hashing;
    private final Seal sealing;

    CodeKeys(HouseKey key) {
        this.hashing = key.hash("certificate code hash");
        this.sealing = key.seal("certificate code seal");
    }

    byte[] hash(String text) {
        return hashing.of(text);
    }

    /** Encrypts the text; it opens again only with the same label. */
    byte[] seal(String text, String label) {
        return sealing.close(text.getBytes(StandardCharsets.UTF_8), label);
    }

    String open(byte[] sealed, String label) {
        return new String(sealing.open(sealed, label), StandardCharsets.UTF_8);
    }
}
