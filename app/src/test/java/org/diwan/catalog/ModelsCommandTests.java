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
    void aFormAloneIsCheckedWithoutItsTranslations() throws IOException {
        Path form = folder.resolve("Expense Report.form");
        Files.writeString(
                form,
                """
                {"id": "report", "type": "default", "components": [
                  {"type": "textfield", "id": "why", "key": "why", "label": "Why"},
                  {"type": "text", "id": "sum", "text": "=1 +"},
                  {"type": "hologram", "id": "see"}
                ]}
                """);

        assertThat(run("check", form.toString())).isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly(form + ":4 see form: has the type “hologram”, which is not known here");
        Files.writeString(form, Files.readString(form).replace("hologram", "separator"));
        assertThat(run("check", form.toString())).isEqualTo(1);
        assertThat(out.toString()).contains(form + ":3 sum form: has an expression that is not FEEL");
        Files.writeString(form, Files.readString(form).replace("=1 +", "=1 + 1"));
        assertThat(run("check", form.toString())).isZero();
    }

    @Test
    void aFormAloneThatIsNoJsonIsNamedWithItsLine() throws IOException {
        Path form = folder.resolve("torn.form");
        Files.writeString(form, "{\"id\": \"torn\",\n \"components\": [\n  {]\n");
        assertThat(run("check", form.toString())).isEqualTo(1);
        assertThat(out.toString()).startsWith(form + ":3 form form: is not JSON");
    }

    @Test
    void looseFilesOfTheSameNameAreAllChecked() throws IOException {
        Path one = Files.createDirectory(folder.resolve("one")).resolve("start.form");
        Path two = Files.createDirectory(folder.resolve("two")).resolve("start.form");
        Files.writeString(one, "[]");
        Files.writeString(two, "{\"components\": []}");
        assertThat(run("check", one.toString(), two.toString())).isEqualTo(1);
        assertThat(out.toString()).contains(one + ":0").doesNotContain(two.toString());
    }

    @Test
    void textsAndDescriptionsAloneAreCheckedToo() throws IOException {
        Path texts = folder.resolve("texts_en.properties");
        Files.writeString(texts, "a=1\na=2\n");
        Path description = folder.resolve("service.yaml");
        Files.writeString(description, "prefix: tr1\nstartForm: start\n");
        Path other = folder.resolve("notes.txt");
        Files.writeString(other, "Hello");

        assertThat(run("check", texts.toString(), description.toString(), other.toString()))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains(texts + ":0 a language: stands twice")
                .contains(description + ":1 prefix service: must be 2 to 5 capital letters")
                .contains(other + ":0 - file: a service has no such file")
                .doesNotContain("is not in the bundle");
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
