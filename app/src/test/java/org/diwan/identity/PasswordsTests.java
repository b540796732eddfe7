package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTests {

    private final Passwords passwords = new Passwords();

    @Test
    void aPasswordIsKeptAsArgon2id() {
        String hash = passwords.hash("right");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("right", hash)).isTrue();
        assertThat(passwords.matches("wrong", hash)).isFalse();
    }

    @Test
    void namesAreTheSameHoweverTheyAreTyped() {
        assertThat(TypedName.plain(" Clerk1\t")).isEqualTo("clerk1");
        assertThat(TypedName.plain("１０００ ٠٠٠٠۰8")).isEqualTo("1000000008");
        assertThat(TypedName.plain("x".repeat(10_000))).hasSize(100);
    }
}
