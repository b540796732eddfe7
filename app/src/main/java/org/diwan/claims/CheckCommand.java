package org.diwan.claims;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.diwan.claims.check.ClaimCheck;
import org.diwan.claims.check.ClaimFile;
import org.diwan.claims.check.ClaimFileRefused;
import org.diwan.claims.check.ClaimFindings;
import org.diwan.claims.check.ClaimRows;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claims check FILE}: the check that a submitted file meets, without submitting it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks a claim file and prints one line a finding, record column: reason; nothing is stored.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:well", "1:findings", "2:the file was refused as a whole or cannot be read"})
public final class CheckCommand implements Callable<Integer> {

    private final Supplier<? extends BeanFactory> house;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "claims as CSV in UTF-8, as XLSX, or as FHIR R4 in JSON or XML")
    private Path file = Path.of("");

    @Option(
            names = "--facility",
            paramLabel = "ID",
            description = "who sends the file; else the facility of its first row")
    private @Nullable String facility;

    /** @param house started only when there is something to do */
    public CheckCommand(Supplier<? extends BeanFactory> house) {
        this.house = house;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            return fail("is not a file");
        }
        try (ClaimRows rows = ClaimFile.open(file, String.valueOf(file.getFileName()))) {
            ClaimCheck check = house.get().getBean(ClaimCheck.class);
            return print(check.run(rows, facility, line -> {}));
        } catch (ClaimFileRefused e) {
            return fail(String.valueOf(e.getMessage()));
        }
    }

    private int print(ClaimFindings found) {
        PrintWriter out = spec.commandLine().getOut();
        found.findings().forEach(out::println);
        out.flush();
        return found.findings().isEmpty() ? 0 : 1;
    }

    private int fail(String reason) {
        spec.commandLine().getErr().println(file + ": " + reason);
        return 2;
    }
}
