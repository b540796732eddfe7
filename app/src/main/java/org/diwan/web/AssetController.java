package org.diwan.web;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Serves the assets for ever, in the smallest encoding the client says it accepts. */
@RestController
class AssetController {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/assets/{file}")
    ResponseEntity<byte[]> asset(
            @PathVariable String file,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String accepted) {
        Assets.Asset asset = assets.find(file);
        if (asset == null) {
            return ResponseEntity.notFound().build();
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(asset.type())
                .cacheControl(FOR_EVER)
                .varyBy(HttpHeaders.ACCEPT_ENCODING);
        if (accepts(accepted, "br")) {
            return answer.header(HttpHeaders.CONTENT_ENCODING, "br").body(asset.brotli());
        }
        if (accepts(accepted, "gzip")) {
            return answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(asset.gzip());
        }
        return answer.body(asset.plain());
    }

    private static boolean accepts(@Nullable String accepted, String encoding) {
        return accepted != null
                && Arrays.stream(accepted.toLowerCase(java.util.Locale.ROOT).split(","))
                        .map(String::strip)
                        .anyMatch(it -> it.equals(encoding)
                                || it.matches(encoding + "\\s*;\\s*q\\s*=\\s*(1(\\.0*)?|0?\\.\\d*[1-9]\\d*)"));
    }
}
