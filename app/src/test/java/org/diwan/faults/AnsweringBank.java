package org.diwan.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.diwan.bank.Reports;

/** A bank that confirms accounts, by file or by HTTP, and sends again what nobody took. */
final class AnsweringBank {

    static final String TOKEN = "the-banks-token";

    private static final String BIC = "NAJDSARI";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final URI door;

    AnsweringBank(Path folder, int port) {
        this.folder = folder;
        this.door = URI.create("http://localhost:" + port + "/bank/messages");
    }

    boolean isAsked(String reference) {
        return Files.exists(folder.resolve("out").resolve(reference + "-1.xml"));
    }

    /** The file is there whole or not at all. */
    void answerByFile(String reference) {
        try {
            Path in = Files.createDirectories(folder.resolve("in"));
            Path draft = Files.write(in.resolve("." + reference + ".tmp"), report(reference));
            Files.move(draft, in.resolve(reference + ".xml"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status of the answer; 0 where the line broke. */
    int answerByHttp(String reference) {
        HttpRequest request = HttpRequest.newBuilder(door)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(report(reference)))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((answer, broken) -> broken == null ? answer.statusCode() : 0)
                .join();
    }

    private static byte[] report(String reference) {
        return Reports.matched("R-" + reference, BIC, reference + "-1");
    }
}
