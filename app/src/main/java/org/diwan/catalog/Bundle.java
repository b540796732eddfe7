package org.diwan.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of one service, by path inside its folder. */
record Bundle(String service, Map<String, byte[]> files) {

    /** All bundles that were built into the application, by service. */
    static Map<String, Bundle> builtIn() {
        Map<String, Bundle> bundles = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:services/*/**")) {
                if (!file.isReadable() || file.getFilename() == null) {
                    continue;
                }
                String url = file.getURL().toString();
                String[] path = url.substring(url.lastIndexOf("/services/") + "/services/".length())
                        .split("/", 2);
                if (path.length == 2 && !path[1].isEmpty() && !path[1].endsWith("/")) {
                    try (InputStream content = file.getInputStream()) {
                        bundles.computeIfAbsent(path[0], service -> new Bundle(service, new TreeMap<>()))
                                .files()
                                .put(path[1], content.readAllBytes());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The services of the application cannot be read", e);
        }
        return bundles;
    }
}
