package org.diwan.certificates;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.diwan.web.HouseKey;
import org.diwan.web.KeyedHash;
import org.springframework.stereotype.Component;

/**
 * Hashes codes for searching and seals them for their owner. Whoever reads the database without the key can neither
 * guess codes at leisure nor read one.
 */
@Component
class CodeKeys {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyedHash hashing;
    private final SecretKeySpec sealing;
    private final SecureRandom random = new SecureRandom();

    CodeKeys(HouseKey key) {
        this.hashing = key.hash("certificate code hash");
        this.sealing = new SecretKeySpec(key.derive("certificate code seal"), "AES");
    }

    byte[] hash(String text) {
        return hashing.of(text);
    }

    /** Encrypts the text; it opens again only with the same label. */
    byte[] seal(String text, String label) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] hidden = crypt(Cipher.ENCRYPT_MODE, nonce, label, text.getBytes(StandardCharsets.UTF_8));
        byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + hidden.length);
        System.arraycopy(hidden, 0, sealed, NONCE_BYTES, hidden.length);
        return sealed;
    }

    String open(byte[] sealed, String label) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        byte[] hidden = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
        return new String(crypt(Cipher.DECRYPT_MODE, nonce, label, hidden), StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, byte[] nonce, String label, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(label.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A code could not be sealed or opened: is this the key it was made with?", e);
        }
    }
}
