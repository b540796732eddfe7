package org.diwan.forms;

import java.util.Map;
import java.util.Set;

/** Which contents an ending may have; endings that are not listed may have any that is no program. */
final class MediaTypes {

    private static final Map<String, Set<String>> OF_ENDING = Map.ofEntries(
            Map.entry(".pdf", Set.of("application/pdf")),
            Map.entry(".png", Set.of("image/png")),
            Map.entry(".jpg", Set.of("image/jpeg")),
            Map.entry(".jpeg", Set.of("image/jpeg")),
            Map.entry(".gif", Set.of("image/gif")),
            Map.entry(".webp", Set.of("image/webp")),
            Map.entry(".tif", Set.of("image/tiff")),
            Map.entry(".tiff", Set.of("image/tiff")),
            Map.entry(".heic", Set.of("image/heic", "image/heif")),
            Map.entry(".docx", Set.of("application/vnd.openxmlformats-officedocument.wordprocessingml.document")),
            Map.entry(".xlsx", Set.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
            Map.entry(".zip", Set.of("application/zip")),
            Map.entry(".json", Set.of("application/json", "text/plain")),
            Map.entry(".xml", Set.of("application/xml", "text/xml", "text/plain")));

    private MediaTypes() {}

    static boolean fit(String ending, String mediaType) {
        Set<String> allowed = OF_ENDING.get(ending);
        if (allowed == null) {
            return !mediaType.startsWith("application/x-");
        }
        return allowed.contains(mediaType);
    }
}
