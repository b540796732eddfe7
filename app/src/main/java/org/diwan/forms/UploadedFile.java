package org.diwan.forms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that was sent with a form and is kept elsewhere; the answer holds only this.
 *
 * @param id under which it is kept
 * @param mediaType as found in its content
 * @param size in bytes
 * @param problem why it is not taken: {@code tooLarge}, {@code empty}, {@code infected} …; null where it is
 */
public record UploadedFile(String id, String name, String mediaType, long size, @Nullable String problem) {

    Map<String, Object> answer() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", id);
        answer.put("name", name);
        answer.put("mediaType", mediaType);
        answer.put("size", size);
        return answer;
    }

    static UploadedFile of(Map<?, ?> answer) {
        return new UploadedFile(
                Plain.text(answer.get("id")),
                Plain.text(answer.get("name")),
                Plain.text(answer.get("mediaType")),
                Objects.requireNonNullElse(answer.get("size"), 0) instanceof Number size ? size.longValue() : 0,
                null);
    }
}
