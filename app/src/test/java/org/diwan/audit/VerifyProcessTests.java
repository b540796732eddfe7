package org.diwan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.diwan.DiwanApplication;
import org.diwan.DiwanTest;
import org.diwan.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code audit verify} as whoever looks after the house calls it: a process of its own, beside the running house. */
@DiwanTest
class VerifyProcessTests {

    @Autowired
    Environment settings;

    @Autowired
    Sealer sealer;

    @Autowired
    Heads heads;

    /** What it printed, and its exit code. */
    private record Ended(int code, String out) {}

    @Test
    void itsExitCodeSaysWhetherTheChainIsUnbrokenAndItsLinesWhatIsNot() throws Exception {
        sealer.seal();
        heads.sign();
        Ended well = run("verify");
        assertThat(well.out()).contains(": unbroken; head ");
        assertThat(well.code()).isZero();

        JdbcClient owner = TestDatabase.asOwner(settings.getRequiredProperty("diwan.db-url"));
        long position = owner.sql("select max(position) - 1 from audit_seal")
                .query(Long.class)
                .single();
        long seq = owner.sql("select seq from audit_seal where position = ?")
                .param(position)
                .query(Long.class)
                .single();
        String change = "update audit_entry set who = %s where seq = " + seq;
        owner.sql("alter table audit_entry disable trigger user").update();
        try {
            owner.sql(change.formatted("'~' || who")).update();
            Ended broken = run("verify");
            assertThat(broken.out()).contains("entry " + position + " (seq " + seq, ": altered: who", "1 finding");
            assertThat(broken.code()).isEqualTo(1);
        } finally {
            owner.sql(change.formatted("substr(who, 2)")).update();
            owner.sql("alter table audit_entry enable trigger user").update();
        }
    }

    @Test
    void whatCannotBeLookedAtIsNeitherUnbrokenNorBroken() throws Exception {
        Ended none = run("verify", "no-such-file.jsonl");
        assertThat(none.out()).contains("no-such-file.jsonl: is not a file");
        assertThat(none.code()).isEqualTo(2);
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                DiwanApplication.class.getName(),
                "audit"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("DIWAN_"));
        Map.of(
                        "DIWAN_DB_URL", "diwan.db-url",
                        "DIWAN_DB_USER", "diwan.db-user",
                        "DIWAN_DB_PASSWORD", "diwan.db-password",
                        "DIWAN_DB_OWNER", "diwan.db-owner",
                        "DIWAN_DB_OWNER_PASSWORD", "diwan.db-owner-password",
                        "DIWAN_AUDIT_HEADS", "diwan.audit.heads",
                        "DIWAN_DATA_DIR", "diwan.data-dir")
                .forEach((name, setting) -> builder.environment().put(name, settings.getRequiredProperty(setting)));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out);
    }
}
