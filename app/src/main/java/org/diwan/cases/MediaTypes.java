package org.diwan.cases;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.springframework.core.io.InputStreamSource;

/** What a file is by its content. The name only says which of a family it is, where the content is of that family. */
final class MediaTypes {

    private static final String OFFICE = "application/x-tika-msoffice";

    /** Families whose members only their names tell apart: plain text, and the old binary office files. */
    private static final Set<String> FAMILIES = Set.of("text/plain", OFFICE);

    private static final Set<String> OLD_OFFICE = Set.of(
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.ms-outlook",
            "application/vnd.visio");

    private static final MimeTypes TIKA = MimeTypes.getDefaultMimeTypes();

    private MediaTypes() {}

    static String of(InputStreamSource content, String name) throws IOException {
        MediaType found = detect(content, new Metadata());
        if (TIKA.getMediaTypeRegistry().isInstanceOf(found, MediaType.APPLICATION_ZIP)) {
            try (InputStream zip = content.getInputStream()) {
                return ZipFamily.typeOf(zip);
            }
        }
        return FAMILIES.contains(found.toString()) ? member(found.toString(), content, name) : found.toString();
    }

    private static String member(String family, InputStreamSource content, String name) throws IOException {
        var hint = new Metadata();
        hint.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        String member = detect(content, hint).toString();
        boolean fits = family.equals(OFFICE) ? OLD_OFFICE.contains(member) : member.startsWith("text/");
        return fits ? member : family;
    }

    private static MediaType detect(InputStreamSource content, Metadata hint) throws IOException {
        try (InputStream bytes = new BufferedInputStream(content.getInputStream())) {
            return TIKA.detect(bytes, hint).getBaseType();
        }
    }
}
