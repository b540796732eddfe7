package org.diwan.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.diwan.web.HouseKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationCodeTests {

    private static final AuthorizationCode CODE = new AuthorizationCode("7K3MQ9XD4T2BVN01");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7K3M-Q9XD-4T2B-VN01",
                "7k3mq9xd4t2bvn01",
                "7K3M Q9XD 4T2B VNOI",
                " 7k3m-q9xd-4t2b-vnol ",
                "7K3M\u2011Q9XD\u20134T2B\u00a0VN\u200e01"
            })
    void isReadAsPeopleTypeIt(String typed) {
        assertThat(AuthorizationCode.parse(typed)).contains(CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7K3M-Q9XD-4T2B-VN0",
                "7K3M-Q9XD-4T2B-VN011",
                "7K3M-Q9XD-4T2B-VNU1",
                "7K3M-Q9XD-4T2B-VN0!",
                "' or 1=1 --",
                "٧K3MQ9XD4T2BVN01"
            })
    void isRefusedWhereItIsNone(String typed) {
        assertThat(AuthorizationCode.parse(typed)).isEmpty();
    }

    @Test
    void longInputIsRefusedUnread() {
        assertThat(AuthorizationCode.parse("-".repeat(100_000))).isEmpty();
    }

    @Test
    void isShownInGroupsOfFour() {
        assertThat(CODE.grouped()).isEqualTo("7K3M-Q9XD-4T2B-VN01");
    }

    @Test
    void isRandomAndNotSerial() {
        SecureRandom random = new SecureRandom();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            CertificateCodes codes = CertificateCodes.random(random);
            assertThat(AuthorizationCode.parse(codes.code().value())).contains(codes.code());
            assertThat(Verifications.read(codes.token())).contains(codes.token());
            seen.add(codes.code().value().substring(0, 8));
            seen.add(codes.token().substring(13));
        }
        assertThat(seen).hasSize(2000);
    }

    @Test
    void isNeverInALog() {
        assertThat(CODE.toString()).doesNotContain("7K3M");
        assertThat(CertificateCodes.random(new SecureRandom())).hasToString("CertificateCodes");
    }

    @Test
    void opensOnlyForTheCertificateItWasSealedFor(@TempDir Path data) throws Exception {
        CodeKeys keys = new CodeKeys(new HouseKey(data.toString(), ""));
        CertificateCodes codes = CertificateCodes.random(new SecureRandom());
        byte[] sealed = codes.sealedWith(keys, "CRT-2026-A");
        assertThat(CertificateCodes.open(sealed, keys, "CRT-2026-A")).isEqualTo(codes);
        assertThatThrownBy(() -> CertificateCodes.open(sealed, keys, "CRT-2026-B"))
                .hasMessageContaining("is this the key");
        assertThat(new CodeKeys(new HouseKey(data.toString(), "")).hash("x")).isEqualTo(keys.hash("x"));
        assertThat(Files.getPosixFilePermissions(data.resolve("keys/codes.key")))
                .hasSize(2);
    }

    @Test
    void aBadKeyIsSaidAtTheStart() {
        assertThatThrownBy(() -> keys("not base64!")).hasMessageContaining("not Base64");
        assertThatThrownBy(() -> keys("c2hvcnQ=")).hasMessageContaining("it needs 32");
    }

    private static CodeKeys keys(String given) {
        return new CodeKeys(new HouseKey("target", given));
    }
}
