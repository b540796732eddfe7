package org.diwan.cases;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diwan.cases.CaseEvent.UploadOpened;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands out files that people sent: to be saved, unless a browser shows that kind safely and it is asked for. */
@Component
public class Downloads {

    private static final Set<String> SHOWN = Set.of("application/pdf", "image/png", "image/jpeg");

    /** Kinds that are named to the browser; any other is bytes. */
    private static final Set<String> NAMED = Set.of(
            "application/pdf",
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "image/tiff",
            "text/plain",
            "text/csv",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet");

    private final Uploads uploads;
    private final Cases cases;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Downloads(
            Uploads uploads,
            Cases cases,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.uploads = uploads;
        this.cases = cases;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Sends a file of a case, also one that only staff see, to staff, and says in the audit who looked.
     *
     * @throws CaseNotFound where the case has no such file
     */
    public void toStaff(String reference, String id, String by, boolean view, HttpServletResponse response)
            throws IOException {
        Case file = cases.find(reference).orElseThrow(() -> new CaseNotFound(reference));
        Upload upload = parsed(id)
                .flatMap(known ->
                        uploads.ofCase(reference, known).or(() -> uploads.find(known, Uploads.ofStaff(reference))))
                .orElseThrow(() -> new CaseNotFound(reference));
        transaction.executeWithoutResult(status -> events.publishEvent(
                new UploadOpened(reference, file.service(), upload.id().toString(), by, clock.instant())));
        send(upload, view, response);
    }

    /**
     * Sends a file of a case to the case's own client.
     *
     * @throws CaseNotFound where the case has no such file, or is someone else's
     */
    void toClient(String reference, String id, String client, boolean view, HttpServletResponse response)
            throws IOException {
        send(ofCase(cases.ofClient(reference, client).reference(), id), view, response);
    }

    private Upload ofCase(String reference, String id) {
        return parsed(id)
                .flatMap(known -> uploads.ofCase(reference, known))
                .orElseThrow(() -> new CaseNotFound(reference));
    }

    private static Optional<UUID> parsed(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Also for files of a draft or task, whose scope the caller has checked. */
    void send(Upload upload, boolean view, HttpServletResponse response) throws IOException {
        boolean shown = view && SHOWN.contains(upload.mediaType());
        ContentDisposition disposition = (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(upload.name(), StandardCharsets.UTF_8)
                .build();
        response.setContentType(
                NAMED.contains(upload.mediaType()) ? upload.mediaType() : MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setContentLengthLong(upload.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader("X-Content-Type-Options", "nosniff");
        uploads.copy(upload, response.getOutputStream());
    }
}
