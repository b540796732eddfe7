package org.diwan.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.diwan.TestDatabase;
import org.diwan.cases.Uploads.Received;
import org.diwan.cases.VirusScanner.Verdict;
import org.diwan.web.UploadLimits;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartFile;

class UploadsTests {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final JdbcClient JDBC = database();

    private final String draft = UUID.randomUUID().toString();
    private final Uploads uploads = uploads(content -> Verdict.UNSCANNED);

    @Test
    void aFileIsKeptAsItWasSent() throws IOException {
        byte[] content = new byte[700_000];
        new Random(7).nextBytes(content);
        Received received = receive(uploads, file("../../x", content));
        assertThat(received.problem()).isNull();
        assertThat(received.name()).isEqualTo("x");
        Upload upload = uploads.find(received.id(), draft).orElseThrow();
        assertThat(upload.size()).isEqualTo(700_000);
        assertThat(upload.sha256()).hasSize(64);
        assertThat(upload.verdict()).isEqualTo(Verdict.UNSCANNED);
        assertThat(upload.at()).isEqualTo(NOW);
        assertThat(content(upload)).isEqualTo(content);
    }

    @Test
    void whatWasNotChosenLeavesNoTraceAndWhatIsEmptyIsSaid() {
        List<Received> received =
                uploads.receive(draft, "me", "proof", List.of(file("", ""), file("a.txt", ""), file("b.txt", "b")));
        assertThat(received).extracting(Received::problem).containsExactly("empty", null);
        assertThat(received.get(0).id()).isNull();
        assertThat(uploads.of(draft)).extracting(Upload::name).containsExactly("b.txt");
    }

    @Test
    void whatIsLargerThanTheLimitIsRefused() {
        assertThat(receive(uploads, file("a.bin", new byte[1_048_577])).problem())
                .isEqualTo("tooLarge");
        assertThat(receive(uploads, file("a.bin", new byte[1_048_576])).problem())
                .isNull();
    }

    @Test
    void theSameFileSentAgainIsTheOneThatIsThere() {
        Received first = receive(uploads, file("a.txt", "a"));
        assertThat(receive(uploads, file("a.txt", "a")).id()).isEqualTo(first.id());
        assertThat(receive(uploads, file("a.txt", "b")).id()).isNotEqualTo(first.id());
        assertThat(uploads.receive(draft, "me", "other", List.of(file("a.txt", "a")))
                        .get(0)
                        .id())
                .isNotEqualTo(first.id());
    }

    @Test
    void aScopeHoldsAHundredFiles() {
        for (int i = 0; i < 100; i++) {
            assertThat(receive(uploads, file(i + ".txt", "x")).problem()).isNull();
        }
        assertThat(receive(uploads, file("more.txt", "x")).problem()).isEqualTo("tooMany");
    }

    @Test
    void aFileOfAnotherScopeLooksLikeNone() {
        Received received = receive(uploads, file("a.txt", "a"));
        assertThat(uploads.find(received.id(), "other")).isEmpty();
        uploads.remove(received.id(), "other");
        assertThat(uploads.moveTo(List.of(received.id()), "other", "CRT-1")).isZero();
        assertThat(uploads.find(received.id(), draft)).isPresent();
        uploads.remove(received.id(), draft);
        assertThat(uploads.find(received.id(), draft)).isEmpty();
    }

    @Test
    void theFilesOfADraftGoToItsCase() {
        Received first = receive(uploads, file("a.txt", "a"));
        Received left = receive(uploads, file("b.txt", "b"));
        String reference = "CRT-" + draft;
        assertThat(uploads.moveTo(List.of(first.id()), draft, reference)).isOne();
        assertThat(uploads.moveTo(List.of(), draft, reference)).isZero();
        assertThat(uploads.ofCase(reference, first.id())).isPresent();
        assertThat(uploads.find(first.id(), draft)).isEmpty();
        assertThat(uploads.ofCase(reference, left.id())).isEmpty();
    }

    @Test
    void whatNobodyHasAClaimToIsForgottenAfterAMonth() {
        String kept = UUID.randomUUID().toString();
        JDBC.sql("insert into draft (id, service, client, answers, updated_at) values (?::uuid, 's', 'c', '{}', now())")
                .param(kept)
                .update();
        receive(uploads, file("a.txt", "a"));
        uploads.receive(kept, "me", "proof", List.of(file("a.txt", "a")));
        rows(NOW.plus(Duration.ofDays(30))).forgetOld();
        assertThat(uploads.of(draft)).hasSize(1);
        rows(NOW.plus(Duration.ofDays(32))).forgetOld();
        assertThat(uploads.of(draft)).isEmpty();
        assertThat(uploads.of(kept)).hasSize(1);
    }

    @Test
    void whatTheScannerFindsIsRefusedAndTheRestIsKept() {
        try (var clamd = new FakeClamd()) {
            Uploads scanned = uploads(ScannerConfiguration.clamd(clamd.address()));
            List<Received> received = scanned.receive(
                    draft, "me", "proof", List.of(file("virus.pdf", "x" + FakeClamd.EICAR), file("a.txt", "a")));
            assertThat(received).extracting(Received::problem).containsExactly("infected", null);
            assertThat(scanned.of(draft)).extracting(Upload::verdict).containsExactly(Verdict.CLEAN);
        }
    }

    @Test
    void withoutAVerdictNothingComesIn() {
        String gone;
        try (var clamd = new FakeClamd()) {
            gone = clamd.address();
            Uploads scanned = uploads(ScannerConfiguration.clamd(gone));
            assertThat(receive(scanned, file("large.bin", new byte[1_040_000])).problem())
                    .isEqualTo("scannerAway");
        }
        Uploads away = uploads(ScannerConfiguration.clamd(gone));
        assertThat(receive(away, file("a.txt", "a")).problem()).isEqualTo("scannerAway");
        assertThat(away.of(draft)).isEmpty();
    }

    @Test
    void aScannersAddressIsAHostAndAPort() {
        assertThat(ScannerConfiguration.clamd("scanner.office")).isNotNull();
        assertThat(ScannerConfiguration.clamd("[::1]:3310")).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> ScannerConfiguration.clamd("no_host:x"));
    }

    private Received receive(Uploads to, MultipartFile file) {
        return to.receive(draft, "me", "proof", List.of(file)).get(0);
    }

    private byte[] content(Upload upload) throws IOException {
        var bytes = new ByteArrayOutputStream();
        uploads.copy(upload, bytes);
        return bytes.toByteArray();
    }

    private static Uploads uploads(VirusScanner scanner) {
        return new Uploads(
                rows(NOW), scanner, new UploadLimits(DataSize.ofMegabytes(1), DataSize.ofMegabytes(1)), at(NOW));
    }

    private static UploadRows rows(Instant now) {
        return new UploadRows(JDBC, at(now));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static MockMultipartFile file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static MockMultipartFile file(String name, byte[] content) {
        return new MockMultipartFile("proof", name, "application/pdf", content);
    }

    private static JdbcClient database() {
        String url = TestDatabase.fresh();
        Flyway.configure().dataSource(url, "postgres", "postgres").load().migrate();
        return JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"));
    }
}
