package org.diwan.certificates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Hashes codes for searching and seals them for their owner. Whoever reads the database without the key can neither
 * guess codes at leisure nor read one.
 */
@Component
class CodeKeys {

    private static final String MAC = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec hashing;
    private final SecretKeySpec sealing;
    private final SecureRandom random = new SecureRandom();

    CodeKeys(CertificateProperties settings) {
        String given = settings.codeKey();
        byte[] key = given == null ? generated(settings.dataDir().resolve("keys/codes.key")) : decoded(given);
        this.hashing = new SecretKeySpec(mac(new SecretKeySpec(key, MAC), "certificate code hash"), MAC);
        this.sealing = new SecretKeySpec(mac(new SecretKeySpec(key, MAC), "certificate code seal"), "AES");
    }

    byte[] hash(String text) {
        return mac(hashing, text);
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

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decoded(String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("DIWAN_CODE_KEY is not Base64", e);
        }
        if (key.length < KEY_BYTES) {
            throw new IllegalStateException("DIWAN_CODE_KEY has " + key.length + " bytes; it needs " + KEY_BYTES);
        }
        return key;
    }

    private static byte[] generated(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(key);
                SecretFile.write(file, out -> out.write(Base64.getEncoder().encode(key)));
            }
            return decoded(Files.readString(file));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
