package org.diwan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.diwan.MultipartBody;
import org.diwan.web.ReceivedFile.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

class MultipartTests {

    private final PageMultipart multipart =
            new PageMultipart(new UploadLimits(DataSize.ofMegabytes(10), DataSize.ofMegabytes(64)));

    @AfterEach
    void nothingIsLeftOpen() throws IOException {
        assertThat(leftOvers()).isEmpty();
    }

    @Test
    void fieldsAndFilesAreFoundInTheirOrder() throws IOException {
        MultipartHttpServletRequest form = read(new MultipartBody()
                .field("town", "نجران 🏠")
                .file("proof", "a.txt", "one")
                .field("town", "Abha")
                .file("proof", "b.txt", "two"));
        assertThat(form.getParameterValues("town")).containsExactly("نجران 🏠", "Abha");
        assertThat(form.getFiles("proof"))
                .extracting(MultipartFile::getOriginalFilename)
                .containsExactly("a.txt", "b.txt");
        assertThat(form.getFiles("proof").get(1).getInputStream()).hasContent("two");
        multipart.cleanupMultipart(form);
    }

    @Test
    void aLargeFileIsReadFromTheDiskAsOftenAsWantedAndGoneAfterwards() throws IOException {
        MultipartHttpServletRequest form = read(new MultipartBody().file("proof", "a.bin", 3_000_000));
        assertThat(leftOvers()).hasSize(1).allMatch(name -> name.endsWith("(deleted)"));
        MultipartFile file = form.getFile("proof");
        assertThat(file.getSize()).isEqualTo(3_000_000);
        assertThat(file.getBytes()).hasSize(3_000_000);
        assertThat(file.getInputStream().readAllBytes()).hasSize(3_000_000);
        multipart.cleanupMultipart(form);
    }

    @Test
    void whatIsTooLargeIsSwallowedAndTheFieldsBehindItAreKept() throws IOException {
        MultipartHttpServletRequest form = read(new MultipartBody()
                .field("before", "1")
                .file("proof", "film.mp4", DataSize.ofMegabytes(11).toBytes())
                .file("proof", "small.txt", "kept")
                .field("after", "2"));
        assertThat(form.getParameter("before")).isEqualTo("1");
        assertThat(form.getParameter("after")).isEqualTo("2");
        assertThat(problems(form, "proof")).containsExactly(Problem.TOO_LARGE, null);
        assertThat(form.getFile("proof").getSize())
                .isEqualTo(DataSize.ofMegabytes(11).toBytes());
        assertThatExceptionOfType(UploadRefused.class)
                .isThrownBy(() -> form.getFile("proof").getInputStream());
        multipart.cleanupMultipart(form);
    }

    @Test
    void aGigabyteIsReadInLittleMemory() throws IOException {
        var body = new MultipartBody()
                .file("proof", "all.iso", DataSize.ofGigabytes(1).toBytes())
                .field("after", "2");
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        MultipartHttpServletRequest form = read(body);
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(16_000_000);
        assertThat(form.getParameter("after")).isEqualTo("2");
        multipart.cleanupMultipart(form);
    }

    @Test
    void twentyFilesAreKeptAndTheOthersNamed() throws IOException {
        var body = new MultipartBody();
        for (int i = 0; i < 30; i++) {
            body.file("proof", i + ".txt", "x");
        }
        MultipartHttpServletRequest form = read(body.field("after", "2"));
        assertThat(problems(form, "proof"))
                .hasSize(30)
                .startsWith((Problem) null)
                .endsWith(Problem.TOO_MANY);
        assertThat(problems(form, "proof")).filteredOn(Problem.TOO_MANY::equals).hasSize(10);
        assertThat(form.getParameter("after")).isEqualTo("2");
        multipart.cleanupMultipart(form);
    }

    @Test
    void fiftyMegabytesAreKeptOfARequest() throws IOException {
        var body = new MultipartBody();
        for (int i = 0; i < 7; i++) {
            body.file("proof", i + ".bin", DataSize.ofMegabytes(9).toBytes());
        }
        MultipartHttpServletRequest form = read(body);
        assertThat(problems(form, "proof"))
                .containsExactly(null, null, null, null, null, Problem.TOO_MANY, Problem.TOO_MANY);
        multipart.cleanupMultipart(form);
    }

    @Test
    void aFieldForFilesWithoutAChosenOneIsAnEmptyFileWithoutAName() throws IOException {
        MultipartHttpServletRequest form =
                read(new MultipartBody().file("proof", "", "").file("other", "empty.txt", ""));
        assertThat(form.getFile("proof").isEmpty()).isTrue();
        assertThat(form.getFile("proof").getOriginalFilename()).isEmpty();
        assertThat(form.getFile("other").isEmpty()).isTrue();
        assertThat(form.getFile("other").getOriginalFilename()).isEqualTo("empty.txt");
    }

    @Test
    void namesComeAsTheyWereSentWhateverTheyAre() throws IOException {
        MultipartHttpServletRequest form = read(new MultipartBody()
                .file("proof", "../../x", "1")
                .file("proof", "𠮷野家🏠.pdf", "2")
                .file("proof", "a\u202Efdp.exe", "3")
                .file("proof", "nul\0l", "4"));
        assertThat(form.getFiles("proof"))
                .extracting(MultipartFile::getOriginalFilename)
                .containsExactly("../../x", "𠮷野家🏠.pdf", "a\u202Efdp.exe", "nul\0l");
        multipart.cleanupMultipart(form);
    }

    @Test
    void tooManyFieldsCharactersOrPartsAreRefusedAsTooMuch() {
        var fields = new MultipartBody().file("proof", "a.bin", 100_000);
        for (int i = 0; i < 10_001; i++) {
            fields.field("f" + i, "");
        }
        refused(fields.whole(), 413);
        refused(new MultipartBody().field("text", "ع".repeat(400_001)).whole(), 413);
        refused(new MultipartBody().field("text", "x".repeat(3_000_000)).whole(), 413);
        var files = new MultipartBody();
        for (int i = 0; i < 11_001; i++) {
            files.file("proof", "", "");
        }
        refused(files.whole(), 413);
    }

    @Test
    void aBodyThatBreaksOffOrIsNoneIsRefusedAndLeavesNothing() {
        refused(new MultipartBody().file("proof", "a.bin", 3_000_000).brokenOff(), 400);
        refused(new MultipartBody().field("text", "x".repeat(9_000)).brokenOff(), 400);
        refused(new MultipartBody().field("x".repeat(9_000), "").whole(), 400);
    }

    @Test
    void onlyPostedFormsWithFilesAreRead() {
        var get = new MockHttpServletRequest("GET", "/");
        get.setContentType(MultipartBody.TYPE);
        assertThat(multipart.isMultipart(get)).isFalse();
        var form = new MockHttpServletRequest("POST", "/");
        form.setContentType("application/x-www-form-urlencoded");
        assertThat(multipart.isMultipart(form)).isFalse();
        form.setContentType("Multipart/Form-Data; boundary=x");
        assertThat(multipart.isMultipart(form)).isTrue();
    }

    private void refused(InputStream body, int status) {
        assertThatExceptionOfType(UploadRefused.class)
                .isThrownBy(() -> multipart.resolveMultipart(request(body)))
                .satisfies(
                        refused -> assertThat(refused.getStatusCode().value()).isEqualTo(status));
    }

    private MultipartHttpServletRequest read(MultipartBody body) {
        return multipart.resolveMultipart(request(body.whole()));
    }

    private static MockHttpServletRequest request(InputStream body) {
        var request = new MockHttpServletRequest("POST", "/") {
            @Override
            public ServletInputStream getInputStream() {
                return new DelegatingServletInputStream(body);
            }
        };
        request.setContentType(MultipartBody.TYPE);
        return request;
    }

    private static List<Problem> problems(MultipartHttpServletRequest form, String field) {
        return form.getFiles(field).stream()
                .map(file -> ((ReceivedFile) file).problem())
                .toList();
    }

    /** What this process has open of files that it spooled. */
    static List<String> leftOvers() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.map(MultipartTests::target)
                    .filter(name -> name.contains(Spool.PREFIX))
                    .toList();
        }
    }

    private static String target(Path link) {
        try {
            return Files.isSymbolicLink(link) ? Files.readSymbolicLink(link).toString() : "";
        } catch (java.nio.file.NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
