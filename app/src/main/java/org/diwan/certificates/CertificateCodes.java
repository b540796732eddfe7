package org.diwan.certificates;

import java.security.SecureRandom;

/**
 * What opens the verification of a certificate.
 *
 * @param code typed by people
 * @param token read from the QR code: 128 random bits
 */
record CertificateCodes(AuthorizationCode code, String token) {

    static final int TOKEN_LENGTH = 26;

    private static final int TOKEN_BYTES = 16;

    static CertificateCodes random(SecureRandom random) {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return new CertificateCodes(AuthorizationCode.random(random), Crockford.encode(token, TOKEN_LENGTH));
    }

    byte[] sealedWith(CodeKeys keys, String number) {
        return keys.seal(code.value() + token, number);
    }

    static CertificateCodes open(byte[] sealed, CodeKeys keys, String number) {
        String both = keys.open(sealed, number);
        return new CertificateCodes(
                new AuthorizationCode(both.substring(0, AuthorizationCode.LENGTH)),
                both.substring(AuthorizationCode.LENGTH));
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "CertificateCodes";
    }
}
