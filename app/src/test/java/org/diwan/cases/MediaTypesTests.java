package org.diwan.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;

class MediaTypesTests {

    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";

    @ParameterizedTest
    @CsvSource({
        "255044462d312e370a, a.pdf,  application/pdf",
        "255044462d312e370a, a.exe,  application/pdf",
        "89504e470d0a1a0a0000000d49484452, a.png, image/png",
        "89504e470d0a1a0a0000000d49484452, a.pdf, image/png",
        "ffd8ffe000104a46494600, a.jpg, image/jpeg",
        "474946383961, a.gif, image/gif",
        "52494646000000005745425056503820, a.webp, image/webp",
        "49492a00, a.tif, image/tiff",
        "4d5a90000300000004000000ffff0000, x.pdf, application/x-msdownload",
        "7f454c4602010100, x.pdf, application/x-elf",
        "0001020304050607, x.pdf, application/octet-stream",
        "0001020304050607, x.docx, application/octet-stream",
        "d0cf11e0a1b11ae1, x.doc, application/msword",
        "d0cf11e0a1b11ae1, x.pdf, application/x-tika-msoffice",
        "d0cf11e0a1b11ae1, x.msi, application/x-tika-msoffice",
        "3c3f786d6c2076657273696f6e3d22312e30223f3e3c73766720786d6c6e733d22687474703a2f2f7777772e77332e6f72672f323030302f737667223e3c2f7376673e, x.png, image/svg+xml",
        "3c21444f43545950452068746d6c3e3c68746d6c3e, x.png, text/html",
        "612c620a312c320a, a.csv, text/csv",
        "68656c6c6f, a.txt, text/plain",
        "68656c6c6f, a.pdf, text/plain",
        "68656c6c6f, a, text/plain",
        "1f8b0800000000000003, x.pdf, application/gzip",
        "526172211a0700, x.pdf, application/x-rar-compressed"
    })
    void theContentSaysWhatAFileIs(String hex, String name, String type) throws IOException {
        assertThat(MediaTypes.of(new ByteArrayResource(HexFormat.of().parseHex(hex)), name))
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "wordprocessingml.document, a.docx",
        "wordprocessingml.document, a.zip",
        "spreadsheetml.sheet, a.docx",
        "presentationml.presentation, a.pptx"
    })
    void officeFilesAreToldFromOtherZipsByWhatTheySayInside(String kind, String name) throws IOException {
        String types = "<Types><Override PartName=\"/x.xml\" ContentType=\"" + OOXML + kind + ".main+xml\"/></Types>";
        assertThat(MediaTypes.of(zip("[Content_Types].xml", types), name)).isEqualTo(OOXML + kind);
        assertThat(MediaTypes.of(zip("other.txt", types), name)).isEqualTo("application/zip");
    }

    @Test
    void openDocumentsSayTheirTypeFirst() throws IOException {
        String text = "application/vnd.oasis.opendocument.text";
        assertThat(MediaTypes.of(zip("mimetype", text), "a.odt")).isEqualTo(text);
        assertThat(MediaTypes.of(zip("mimetype", text + "\r\nX: y"), "a.odt")).isEqualTo("application/zip");
        assertThat(MediaTypes.of(zip("mimetype", "text/html"), "a.odt")).isEqualTo("application/zip");
    }

    @Test
    void aBombIsLeftBeforeItGoesOff() throws IOException {
        assertThat(MediaTypes.of(zip("a", "0".repeat(30_000_000), "mimetype", "x"), "a.docx"))
                .isEqualTo("application/zip");
    }

    private static ByteArrayResource zip(String... entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entries[i]));
                zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return new ByteArrayResource(bytes.toByteArray());
    }
}
