package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.MultipartBody;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.unit.DataSize;

/** Forms with files over the line, at the one page that has always taken them. */
@DiwanTest
class UploadDoorTests {

    private static final String PAGE = "/admin/registry";
    private static final String EMPLOYERS = "employer_id,name_latin,name_arabic,city,registered_on,closed_on\n";

    @LocalServerPort
    int port;

    @Test
    void aFileIsTakenThoughTheTokenStandsBehindIt() {
        Browser operator = operator();
        HttpResponse<String> page = operator.post(
                PAGE,
                new MultipartBody()
                        .file("file", "employers.csv", EMPLOYERS)
                        .field("kind", "employers")
                        .field("dryRun", "true"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("employers.csv");
    }

    @Test
    void sixtyFourMegabytesAreSwallowedAndToldToBeTooMuch() throws IOException {
        HttpResponse<String> page = operator()
                .post(
                        PAGE,
                        new MultipartBody()
                                .file(
                                        "file",
                                        "employers.csv",
                                        DataSize.ofMegabytes(64).toBytes())
                                .field("kind", "employers"));
        assertThat(page.statusCode()).isEqualTo(413);
        assertThat(spooled()).isZero();
    }

    @Test
    void tooManyFieldsAreToldToBeTooMuch() {
        var form = new MultipartBody();
        for (int i = 0; i < 10_001; i++) {
            form.field("f" + i, "x");
        }
        assertThat(operator().post(PAGE, form).statusCode()).isEqualTo(413);
    }

    @Test
    void aFormWithFilesAndWithoutTheTokenIsRefused() {
        Browser operator = Browser.at(port).signIn("admin1");
        assertThat(operator.post(PAGE, new MultipartBody().field("_csrf", "wrong"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatStrangersSendIsNotRead() throws IOException {
        Browser stranger = Browser.at(port);
        stranger.get("/sign-in");
        var form = new MultipartBody().field("username", "admin1").file("file", "a.bin", 1_000_000);
        assertThat(stranger.post("/sign-in", form).statusCode()).isEqualTo(403);
        assertThat(spooled()).isZero();
    }

    @Test
    void whatIsSentToAClosedAddressOrOneThatTakesNoFilesIsNotRead() throws IOException {
        Browser operator = operator();
        for (String page : List.of("/claims/send", "/admin/nothing", "/nowhere")) {
            assertThat(operator.post(page, new MultipartBody().file("file", "a.bin", 8_000_000))
                            .statusCode())
                    .as(page)
                    .isEqualTo(404);
        }
        assertThat(operator.post("/verify/x", new MultipartBody().file("file", "a.bin", 1_000_000))
                        .statusCode())
                .isEqualTo(403);
        assertThat(spooled()).isZero();
    }

    @Test
    void twoUploadsOfAnAccountAtOnceAndNoThird() throws IOException {
        Browser operator = operator();
        List<Socket> lines = new ArrayList<>();
        try {
            for (int i = 0; i < 2; i++) {
                var line = new Socket("localhost", port);
                lines.add(line);
                OutputStream out = line.getOutputStream();
                out.write(("POST " + PAGE + " HTTP/1.1\r\nHost: localhost\r\nCookie: DIWAN=" + operator.cookie("DIWAN")
                                + "\r\nContent-Type: " + MultipartBody.TYPE + "\r\nContent-Length: 9000000\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                new MultipartBody()
                        .file("file", "employers.csv", 3_000_000)
                        .brokenOff()
                        .transferTo(out);
                out.flush();
            }
            await().untilAsserted(() -> assertThat(spooled()).isEqualTo(2));
            assertThat(operator.post(PAGE, new MultipartBody().field("kind", "employers"))
                            .statusCode())
                    .isEqualTo(429);
        } finally {
            for (Socket line : lines) {
                line.close();
            }
        }
        await().untilAsserted(() -> assertThat(spooled()).isZero());
        await().untilAsserted(() -> assertThat(operator.post(PAGE, new MultipartBody().field("kind", "employers"))
                        .statusCode())
                .isNotEqualTo(429));
    }

    /** Whoever read it would call it malformed. */
    @Test
    void theApiReadsNoFiles() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/verifications/x"))
                .header("Content-Type", "multipart/form-data")
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isIn(404, 405, 415);
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        Browser operator = operator();
        try (var line = new Socket("localhost", port)) {
            OutputStream out = line.getOutputStream();
            out.write(("POST " + PAGE + " HTTP/1.1\r\nHost: localhost\r\nCookie: DIWAN=" + operator.cookie("DIWAN")
                            + "\r\nContent-Type: " + MultipartBody.TYPE + "\r\nContent-Length: 9000000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            new MultipartBody()
                    .file("file", "employers.csv", 3_000_000)
                    .brokenOff()
                    .transferTo(out);
            out.flush();
            await().untilAsserted(() -> assertThat(spooled()).isOne());
            assertThat(named()).isZero();
        }
        await().untilAsserted(() -> assertThat(spooled()).isZero());
    }

    private Browser operator() {
        Browser operator = Browser.at(port).signIn("admin1");
        operator.get(PAGE);
        return operator;
    }

    /** Files without a name that this process holds open. */
    private static long spooled() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(Files::isSymbolicLink)
                    .filter(UploadDoorTests::isSpool)
                    .count();
        }
    }

    private static boolean isSpool(Path link) {
        try {
            return Files.readSymbolicLink(link).toString().contains("diwan-upload");
        } catch (IOException e) {
            return false;
        }
    }

    private static long named() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("diwan-upload"))
                    .count();
        }
    }
}
