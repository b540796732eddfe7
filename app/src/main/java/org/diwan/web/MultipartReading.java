package org.diwan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.diwan.web.ReceivedFile.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.support.DefaultMultipartHttpServletRequest;

/**
 * One multipart body, read once from front to end. What is too large is swallowed, so that the fields behind it are
 * still found; memory and disk stay within the limits however much comes.
 */
final class MultipartReading {

    private static final int HEADER = 8 * 1024;
    private static final int BUFFER = 16 * 1024;

    /** Of a name that no person gave, the rest is left away. */
    private static final int NAME = 1_000;

    private final UploadLimits limits;
    private final MultiValueMap<String, MultipartFile> files = new LinkedMultiValueMap<>();
    private final Map<String, List<String>> texts = new LinkedHashMap<>();
    private final byte[] buffer = new byte[BUFFER];
    private int parts;
    private int filesSeen;
    private int fields;
    private int characters;
    private long kept;

    MultipartReading(UploadLimits limits) {
        this.limits = limits;
    }

    MultipartHttpServletRequest read(HttpServletRequest request) {
        boolean whole = false;
        try {
            readParts(request);
            whole = true;
        } catch (UploadRefused e) {
            swallow(request);
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw UploadRefused.unreadable(e);
        } finally {
            if (!whole) {
                forget();
            }
        }
        Map<String, String[]> values = new LinkedHashMap<>();
        texts.forEach((field, all) -> values.put(field, all.toArray(String[]::new)));
        return new DefaultMultipartHttpServletRequest(request, files, values, Map.of());
    }

    private void readParts(HttpServletRequest request) throws IOException {
        var upload = new JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory>();
        upload.setHeaderCharset(StandardCharsets.UTF_8);
        upload.setMaxPartHeaderSize(HEADER);
        FileItemInputIterator items = upload.getItemIterator(request);
        while (items.hasNext()) {
            FileItemInput part = items.next();
            if (++parts > UploadLimits.PARTS) {
                throw UploadRefused.tooLarge("More than " + UploadLimits.PARTS + " parts");
            }
            String field = Objects.requireNonNullElse(part.getFieldName(), "");
            count(field.length());
            if (part.isFormField()) {
                texts.computeIfAbsent(field, name -> new ArrayList<>()).add(text(part));
            } else {
                files.add(field, file(field, part));
            }
        }
    }

    private void count(int more) {
        characters += more;
        if (characters > UploadLimits.CHARACTERS) {
            throw UploadRefused.tooLarge("More than " + UploadLimits.CHARACTERS + " characters");
        }
    }

    private String text(FileItemInput part) throws IOException {
        if (++fields > UploadLimits.FIELDS) {
            throw UploadRefused.tooLarge("More than " + UploadLimits.FIELDS + " fields");
        }
        // A character of Java has three bytes at most in UTF-8.
        int most = (UploadLimits.CHARACTERS - characters) * 3;
        try (InputStream bytes = part.getInputStream()) {
            String text = new String(bytes.readNBytes(most), StandardCharsets.UTF_8);
            count(bytes.read() < 0 ? text.length() : UploadLimits.CHARACTERS + 1);
            return text;
        }
    }

    private ReceivedFile file(String field, FileItemInput part) throws IOException {
        String name = name(part);
        var spool = new Spool();
        boolean done = false;
        try (InputStream bytes = part.getInputStream()) {
            int count = bytes.read(buffer);
            Problem problem = count > 0 && ++filesSeen > UploadLimits.FILES ? Problem.TOO_MANY : null;
            long size = 0;
            for (; count >= 0; count = bytes.read(buffer)) {
                size += count;
                problem = problem == null ? problem(spool, count) : problem;
                if (problem == null) {
                    keep(spool, count);
                } else {
                    spool.close();
                }
            }
            kept += spool.size();
            done = true;
            return new ReceivedFile(field, name, part.getContentType(), spool, problem, size);
        } finally {
            if (!done) {
                spool.close();
            }
        }
    }

    /** A disk that is full is our fault, not the sender's. */
    private void keep(Spool spool, int count) {
        try {
            spool.write(buffer, count);
        } catch (IOException e) {
            throw new UncheckedIOException("An upload cannot be kept", e);
        }
    }

    private @Nullable Problem problem(Spool spool, int more) {
        long size = spool.size() + more;
        if (size > limits.maxFileSize().toBytes()) {
            return Problem.TOO_LARGE;
        }
        return kept + size > limits.maxKept() ? Problem.TOO_MANY : null;
    }

    private static String name(FileItemInput part) {
        String name;
        try {
            name = part.getName();
        } catch (InvalidPathException e) {
            name = e.getInput();
        }
        return name.length() > NAME ? name.substring(name.length() - NAME) : name;
    }

    /** Who sends is heard out before the refusal; a line that breaks meanwhile needs no answer. */
    private void swallow(HttpServletRequest request) {
        try {
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw UploadRefused.unreadable(e);
        }
    }

    private void forget() {
        files.values().forEach(all -> all.forEach(PageMultipart::forget));
    }
}
