package org.diwan.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diwan.cases.VirusScanner.ScannerAway;
import org.diwan.cases.VirusScanner.Verdict;
import org.diwan.web.ReceivedFile;
import org.diwan.web.UploadLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.multipart.MultipartFile;

/**
 * Files that people send with forms. Each belongs to a scope: the id of the draft or task it was sent with, or {@code
 * reference/message}, until the case takes it; then the case's reference.
 */
@Component
public class Uploads {

    /** The field of files that staff add to a case. */
    static final String OF_STAFF = "noteFiles";

    static final String TOO_LARGE = "tooLarge";
    static final String TOO_MANY = "tooMany";
    static final String EMPTY = "empty";
    static final String INFECTED = "infected";
    static final String SCANNER_AWAY = "scannerAway";

    /** Of one scope: more than a form asks for, few enough that nobody fills the database with a draft. */
    private static final int OF_SCOPE = 100;

    /** Bytes of one person that no case has taken yet. */
    private static final long UNSENT = 300L * 1024 * 1024;

    private static final String UNKNOWN = "application/octet-stream";

    private final UploadRows rows;
    private final VirusScanner scanner;
    private final UploadLimits limits;
    private final Clock clock;

    Uploads(UploadRows rows, VirusScanner scanner, UploadLimits limits, Clock clock) {
        this.rows = rows;
        this.scanner = scanner;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * What became of a file.
     *
     * @param id null where it was refused
     * @param name fit to be shown
     * @param problem null, {@code tooLarge}, {@code tooMany} (more than one request or scope may bring), {@code empty},
     *     {@code infected} or {@code scannerAway} (to be sent again later)
     */
    public record Received(@Nullable UUID id, String name, String mediaType, long size, @Nullable String problem) {}

    /**
     * Keeps files, each that can be kept; fields for files where none was chosen leave no trace. The same file sent
     * again with the same field is the one that is there. Outside a transaction, since a scanner may take its time.
     */
    public List<Received> receive(String scope, String by, String field, List<MultipartFile> files) {
        List<Received> received = new ArrayList<>();
        for (MultipartFile file : files) {
            if (!file.isEmpty() || StringUtils.hasLength(file.getOriginalFilename())) {
                received.add(receive(scope, by, field, file));
            }
        }
        return received;
    }

    private Received receive(String scope, String by, String field, MultipartFile file) {
        String name = FileNames.shown(file.getOriginalFilename());
        String problem = problem(file);
        if (problem != null) {
            return new Received(null, name, UNKNOWN, file.getSize(), problem);
        }
        try {
            return keep(scope, by, field, name, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable String problem(MultipartFile file) {
        if (file instanceof ReceivedFile received && received.problem() != null) {
            return received.problem() == ReceivedFile.Problem.TOO_MANY ? TOO_MANY : TOO_LARGE;
        }
        // Where a page takes larger files, the reading of the form knows; no other is larger than any page takes.
        if (file.getSize()
                > Math.max(
                        limits.maxFileSize().toBytes(),
                        limits.maxBatchFileSize().toBytes())) {
            return TOO_LARGE;
        }
        return file.isEmpty() ? EMPTY : null;
    }

    private Received keep(String scope, String by, String field, String name, MultipartFile file) throws IOException {
        String sha256 = sha256(file);
        Optional<Upload> before = rows.same(scope, field, name, sha256);
        if (before.isPresent()) {
            return new Received(before.get().id(), name, before.get().mediaType(), file.getSize(), null);
        }
        String mediaType = MediaTypes.of(file, name);
        if (rows.count(scope) >= OF_SCOPE || rows.unsent(by) + file.getSize() > UNSENT) {
            return new Received(null, name, mediaType, file.getSize(), TOO_MANY);
        }
        Verdict verdict;
        try (InputStream content = file.getInputStream()) {
            verdict = scanner.scan(content);
        } catch (ScannerAway e) {
            return new Received(null, name, mediaType, file.getSize(), SCANNER_AWAY);
        }
        if (verdict == Verdict.INFECTED) {
            return new Received(null, name, mediaType, file.getSize(), INFECTED);
        }
        var upload = new Upload(
                UUID.randomUUID(), scope, by, field, name, mediaType, file.getSize(), sha256, verdict, clock.instant());
        try (InputStream content = file.getInputStream()) {
            rows.add(upload, content);
        }
        return new Received(upload.id(), name, mediaType, upload.size(), null);
    }

    /** The file of that scope; another scope's looks like none. */
    public Optional<Upload> find(UUID id, String scope) {
        return rows.find(id, scope);
    }

    /** All files of a scope, oldest first. */
    public List<Upload> of(String scope) {
        return rows.of(scope);
    }

    /** The file of a case that its client may see. */
    public Optional<Upload> ofCase(String reference, UUID id) {
        return find(id, reference);
    }

    /** The scope of files of a case that only staff see. */
    public static String ofStaff(String reference) {
        return reference + UploadRows.STAFF;
    }

    /** Writes the content, piece by piece. */
    public void copy(Upload upload, OutputStream to) throws IOException {
        rows.copy(upload, to);
    }

    /** Forgets all files of a scope. */
    void removeAll(String scope) {
        of(scope).forEach(upload -> remove(upload.id(), scope));
    }

    /** Forgets a file of that scope. */
    public void remove(UUID id, String scope) {
        rows.remove(id, scope);
    }

    /**
     * Gives files of a draft, task or message to the case, in the transaction that makes it or goes on with it.
     *
     * @return how many were given: fewer than asked where some are gone or of another scope
     */
    public int moveTo(Collection<UUID> ids, String fromScope, String reference) {
        return ids.isEmpty() ? 0 : rows.move(ids, fromScope, reference);
    }

    private static String sha256(MultipartFile file) throws IOException {
        try (var content = new DigestInputStream(file.getInputStream(), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
