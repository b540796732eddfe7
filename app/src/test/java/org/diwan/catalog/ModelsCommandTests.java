package org.diwan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diwan.catalog.check.TrialModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelsCommandTests {

    private static final Path ROOT = Path.of(System.getProperty("diwan.root"));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void theServicesOfTheHouseHaveNoFinding() {
        int exit = run("check", ROOT.toString());
        assertThat(out.toString()).isEmpty();
        assertThat(exit).isZero();
    }

    @Test
    void aServiceThatSeveralPathsMeanIsCheckedOnce() {
        int exit = run("check", ROOT + "/processes", ROOT + "/rules", ROOT + "/forms/../forms", ROOT.toString());
        assertThat(out.toString()).isEmpty();
        assertThat(exit).isZero();
    }

    @Test
    void eachFindingIsOneLineWithFileLineElementAndRule() throws IOException {
        Path model = folder.resolve("trial.bpmn");
        Files.writeString(model, TrialModels.BPMN.replace("${loadTrial}", "${dropTables}"));
        assertThat(run("check", model.toString())).isEqualTo(1);
        assertThat(out.toString().lines())
                .contains(model + ":9 loadTrial step: ${dropTables} is no step of the catalogue")
                .allMatch(line -> line.matches(".+:\\d+ \\S+ \\w+: .+"));
    }

    @Test
    void aServicesFolderIsCheckedAsAWhole() throws IOException {
        Path process = folder.resolve("processes/trial");
        Files.createDirectories(process);
        Files.writeString(process.resolve("trial.bpmn"), TrialModels.BPMN);
        Files.createDirectories(folder.resolve("forms/trial"));
        Files.writeString(
                folder.resolve("forms/trial/review.form"),
                "{\"id\":\"trial-review\",\"type\":\"default\",\"components\":[]}");
        assertThat(run("check", process.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("service.yaml:0 trial file: is missing")
                .doesNotContain("trial-review is not");
    }

    @Test
    void whatIsNotThereCannotBeChecked() {
        assertThat(run("check", folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("cannot read").contains("nowhere");
    }

    @Test
    void withoutAPathNothingIsChecked() {
        assertThat(run("check")).isEqualTo(2);
    }

    @Test
    void helpIsGiven() {
        assertThat(run("check", "--help")).isZero();
        assertThat(out.toString()).contains("PATH");
    }

    private int run(String... arguments) {
        return new CommandLine(new ModelsCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
