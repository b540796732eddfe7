package org.diwan.claims.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.diwan.cases.Uploads;
import org.diwan.cases.Uploads.Received;
import org.diwan.claims.check.ClaimCheck;
import org.diwan.claims.check.ClaimFileRefused;
import org.diwan.claims.check.ClaimFindings;
import org.diwan.claims.check.ClaimRows;
import org.diwan.claims.intake.OpenedFile;
import org.diwan.claims.reason.Reason;
import org.diwan.web.ReceivedFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.multipart.MultipartFile;

/** Takes the files that partners send. Who sends the same content twice, by a double click or a month later, gets one batch. */
@Component
class ClaimUpload {

    private static final String SERVICE = "hospital-claim";
    private static final String FIELD = "file";
    private static final String NO_NAME = "claims";

    private final Batches batches;
    private final Cases cases;
    private final Uploads uploads;
    private final ClaimCheck check;

    ClaimUpload(Batches batches, Cases cases, Uploads uploads, ClaimCheck check) {
        this.batches = batches;
        this.cases = cases;
        this.uploads = uploads;
        this.check = check;
    }

    /**
     * What became of a file.
     *
     * @param reference of its case
     * @param known whether it had been sent before
     */
    record Sent(String reference, boolean known) {}

    /** A file that is not taken: by a key of ours ({@code empty}, {@code tooLarge} …), or for what the check says. */
    static final class NotTaken extends Exception {

        private final transient @Nullable Reason reason;

        private NotTaken(String key) {
            super(key);
            reason = null;
        }

        private NotTaken(ClaimFileRefused refused) {
            super(refused);
            reason = refused.reason();
        }

        /** What the check says; none: the message is a key of ours. */
        @Nullable
        Reason reason() {
            return reason;
        }
    }

    /** Checks a file as if it had been sent, and keeps nothing of it. */
    ClaimFindings check(@Nullable MultipartFile file, String facility) throws NotTaken, IOException {
        MultipartFile sent = present(file);
        try (ClaimRows rows = open(sent)) {
            return check.run(rows, facility, line -> {});
        } catch (ClaimFileRefused e) {
            throw new NotTaken(e);
        }
    }

    Sent send(@Nullable MultipartFile file, String facility, String userName) throws NotTaken, IOException {
        MultipartFile sent = present(file);
        byte[] sha256 = sha256(sent);
        Optional<BatchEntry> same = batches.same(facility, sha256);
        if (same.isPresent()) {
            return new Sent(same.get().reference(), true);
        }
        // The first look: what the file is, and its header.
        try (ClaimRows rows = open(sent)) {
            return submit(
                    sent,
                    facility,
                    userName,
                    "claims/" + facility + "/" + HexFormat.of().formatHex(sha256));
        } catch (ClaimFileRefused e) {
            throw new NotTaken(e);
        }
    }

    /** @param key the same for the same content of the same facility, so that all copies make one case */
    private Sent submit(MultipartFile file, String facility, String userName, String key) throws NotTaken {
        Received received =
                uploads.receive(key, userName, field(file), List.of(file)).get(0);
        UUID id = received.id();
        if (id == null) {
            throw new NotTaken(String.valueOf(received.problem()));
        }
        Map<String, Object> answer = Map.of(
                "id", id.toString(),
                "name", received.name(),
                "mediaType", received.mediaType(),
                "size", received.size());
        return new Sent(
                cases.submit(new NewCase(SERVICE, facility, userName, "web", Map.of(FIELD, List.of(answer)), key)),
                false);
    }

    private static String field(MultipartFile file) {
        return file instanceof WrittenFile written ? written.field() : FIELD;
    }

    private static ClaimRows open(MultipartFile file) throws IOException {
        return OpenedFile.open(
                out -> {
                    try (InputStream content = file.getInputStream()) {
                        content.transferTo(out);
                    }
                },
                name(file));
    }

    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null ? NO_NAME : name.strip().toLowerCase(Locale.ROOT);
    }

    private static MultipartFile present(@Nullable MultipartFile file) throws NotTaken {
        if (file == null || file.isEmpty() && !StringUtils.hasLength(file.getOriginalFilename())) {
            throw new NotTaken("none");
        }
        if (file instanceof ReceivedFile received && received.problem() != null) {
            throw new NotTaken("tooLarge");
        }
        if (file.isEmpty()) {
            throw new NotTaken("empty");
        }
        return file;
    }

    private static byte[] sha256(MultipartFile file) throws IOException {
        try (var content = new DigestInputStream(file.getInputStream(), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return content.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
