package org.diwan.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.diwan.Effort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleZipTests {

    @Test
    void aBundleComesOutAsItWentIn() throws IOException {
        byte[] zip = zip(
                Map.of("processes/trial/trial.bpmn", new byte[] {1}, "forms/trial/documents/a.html", new byte[] {2}));
        BundleZip.Content content = BundleZip.read("x.zip", zip);
        assertThat(content.findings()).isEmpty();
        Bundle bundle = BundleZip.bundles(content, "x.zip").get(0);
        assertThat(bundle.service()).isEqualTo("trial");
        assertThat(bundle.files()).containsOnlyKeys("trial.bpmn", "documents/a.html");
    }

    @Test
    void filesAtTheTopBelongToTheServiceThatTheZipIsNamedAfter() throws IOException {
        BundleZip.Content content =
                BundleZip.read("in/trial.zip", zip(Map.of("trial.bpmn", new byte[1], "documents/a.html", new byte[1])));
        assertThat(BundleZip.bundles(content, "in/trial.zip"))
                .singleElement()
                .satisfies(bundle -> assertThat(bundle.service()).isEqualTo("trial"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x.bpmn",
                "a/../../x.bpmn",
                "/etc/x.bpmn",
                "..\\x.bpmn",
                "C:x.bpmn",
                "a//b.bpmn",
                ".git/config",
                "a/./b.bpmn",
                "x\u202e.bpmn"
            })
    void aNameThatLeadsOutIsRefused(String name) throws IOException {
        refused(zip(Map.of(name, new byte[1])), "leads out of the bundle");
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        refused(zip(Map.of("a.bpmn", new byte[30_000_000])), "unpacks to more than");
    }

    @Test
    void manySmallBombsAreNotUnpackedEither() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 20; i++) {
            files.put(i + ".bpmn", new byte[1_000_000]);
        }
        refused(zip(files), "unpacks to more than");
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 301; i++) {
            files.put(i + ".csv", new byte[] {1});
        }
        refused(zip(files), "more than 300 files");
    }

    @Test
    void namesThatDifferOnlyByCaseAreRefused() throws IOException {
        refused(zip(Map.of("a.bpmn", new byte[1], "A.bpmn", new byte[1])), "stands twice");
    }

    @Test
    void rulesInJavaAreNeverUploaded() throws IOException {
        refused(zip(Map.of("rules/trial/x.drl", new byte[1])), "come from the repository only");
    }

    @Test
    void whatIsNoZipIsSaidToBeNone() {
        refused(new byte[] {1, 2, 3}, "is no zip");
    }

    @Test
    void aZipCutOffInTheMiddleIsRefused() throws IOException {
        byte[] zip = zip(Map.of("a.bpmn", TrialModels.bytes(TrialModels.BPMN)));
        assertThat(BundleZip.read("x.zip", Arrays.copyOf(zip, zip.length / 3)).findings())
                .isNotEmpty();
    }

    private static void refused(byte[] zip, String why) {
        Duration begun = Effort.soFar();
        BundleZip.Content content = BundleZip.read("x.zip", zip);
        assertThat(Effort.soFar().minus(begun)).isLessThan(Duration.ofSeconds(2));
        assertThat(content.files()).isEmpty();
        assertThat(content.findings()).anyMatch(finding -> finding.message().contains(why));
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
