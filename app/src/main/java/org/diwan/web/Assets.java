package org.diwan.web;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Style sheets and the script, under names that change with their content; held in memory, a few kilobytes. */
@Component
class Assets {

    private static final String FOLDER = "static/assets/";

    /** One file, plain and compressed ahead. */
    record Asset(MediaType type, byte[] plain, byte[] gzip, byte[] brotli) {}

    private final Map<String, String> names;
    private final Map<String, Asset> files = new HashMap<>();
    private final String version;

    Assets(ObjectMapper json) throws IOException {
        names = json.readValue(read("manifest.json"), new TypeReference<>() {});
        for (String file : names.values()) {
            MediaType type = MediaType.parseMediaType(file.endsWith(".css") ? "text/css" : "text/javascript");
            MediaType utf8 = new MediaType(type, StandardCharsets.UTF_8);
            files.put(file, new Asset(utf8, read(file), read(file + ".gz"), read(file + ".br")));
        }
        version = HexFormat.of()
                .formatHex(sha256(String.join(" ", names.values()).getBytes(StandardCharsets.UTF_8)))
                .substring(0, 10);
    }

    /** The name with the hash of what a page calls {@code name}. */
    String hashed(String name) {
        return Objects.requireNonNull(names.get(name), name);
    }

    @Nullable
    Asset find(String file) {
        return files.get(file);
    }

    /** Changes when any file changes. */
    String version() {
        return version;
    }

    /** Sources for {@code style-src} that allow the citizen's sheet to stand inside the page. */
    List<String> inlineSources() {
        return List.of(source("diwan.css"), source("diwan-ar.css"));
    }

    private String source(String name) {
        Asset sheet = Objects.requireNonNull(files.get(hashed(name)));
        return "'sha256-" + Base64.getEncoder().encodeToString(sha256(sheet.plain())) + "'";
    }

    private static byte[] read(String file) throws IOException {
        return new ClassPathResource(FOLDER + file).getContentAsByteArray();
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
