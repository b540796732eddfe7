package org.diwan.web;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartFile;

/** A file of a multipart form, kept as long as the request lasts; or only the news that it came and was not kept. */
public final class ReceivedFile implements MultipartFile, Closeable {

    /** Why a file was not kept. */
    public enum Problem {
        TOO_LARGE,
        /** More files, or more of them together, than one request may bring. */
        TOO_MANY
    }

    private static final int BUFFER = 16 * 1024;

    private final String field;
    private final String fileName;
    private final @Nullable String contentType;
    private final Spool spool;
    private final @Nullable Problem problem;
    private final long size;

    ReceivedFile(
            String field,
            String fileName,
            @Nullable String contentType,
            Spool spool,
            @Nullable Problem problem,
            long size) {
        this.field = field;
        this.fileName = fileName;
        this.contentType = contentType;
        this.spool = spool;
        this.problem = problem;
        this.size = size;
    }

    /** A whole body that is one file; of one that is too large the rest is left unread. */
    public static ReceivedFile ofBody(InputStream body, String fileName, @Nullable String contentType, DataSize most)
            throws IOException {
        var spool = new Spool();
        boolean done = false;
        try {
            byte[] buffer = new byte[BUFFER];
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                if (spool.size() + count > most.toBytes()) {
                    return new ReceivedFile("", fileName, contentType, spool, Problem.TOO_LARGE, most.toBytes() + 1);
                }
                spool.write(buffer, count);
            }
            done = true;
            return new ReceivedFile("", fileName, contentType, spool, null, spool.size());
        } finally {
            if (!done) {
                spool.close();
            }
        }
    }

    /** Why it was not kept; null for a file that was. */
    public @Nullable Problem problem() {
        return problem;
    }

    @Override
    public String getName() {
        return field;
    }

    /** As the client sent it: never use it as a path. */
    @Override
    public String getOriginalFilename() {
        return fileName;
    }

    @Override
    public @Nullable String getContentType() {
        return contentType;
    }

    @Override
    public boolean isEmpty() {
        return size == 0;
    }

    /** Bytes that arrived, kept or not. */
    @Override
    public long getSize() {
        return size;
    }

    /**
     * The content.
     *
     * @throws UploadRefused where it was not kept
     */
    @Override
    public InputStream getInputStream() {
        if (problem != null) {
            throw UploadRefused.tooLarge("A file was not kept: " + problem);
        }
        return spool.read();
    }

    @Override
    public byte[] getBytes() throws IOException {
        try (InputStream bytes = getInputStream()) {
            return bytes.readAllBytes();
        }
    }

    @Override
    public void transferTo(File target) throws IOException {
        try (InputStream bytes = getInputStream();
                OutputStream out = Files.newOutputStream(target.toPath())) {
            bytes.transferTo(out);
        }
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
