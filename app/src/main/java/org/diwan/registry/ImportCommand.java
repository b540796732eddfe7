package org.diwan.registry;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code registry import KIND FILE}: exit 0 all rows taken, 1 rows refused, 2 could not run. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Merges a CSV file into the registry; prints a line for each refused row, then the counts.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every row was taken", "1:rows were refused", "2:the file was refused or cannot be read"})
public final class ImportCommand implements Callable<Integer> {

    private final Supplier<? extends BeanFactory> house;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "KIND",
            description = "people, employers, employments, wages, benefits, accounts, facilities, diagnoses, tariff,"
                    + " coverage, limits, bundles, diagnosis-limits or staff")
    private String kind = "";

    @Parameters(paramLabel = "FILE", description = "CSV, UTF-8, with a header line")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "check and count everything, keep nothing")
    private boolean dryRun;

    @Option(names = "--complete", description = "staff only: whoever the file does not name has left today")
    private boolean complete;

    /** @param house started only when there is something to do */
    public ImportCommand(Supplier<? extends BeanFactory> house) {
        this.house = house;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            return fail("is not a file");
        }
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return print(house.get().getBean(Imports.class).run(kind, bytes, dryRun, complete));
        } catch (FileRefused e) {
            return fail(String.valueOf(e.getMessage()));
        }
    }

    private int print(ImportReport report) {
        PrintWriter out = spec.commandLine().getOut();
        for (Refusal refusal : report.refusals()) {
            out.println(file.getFileName() + ":" + refusal.line() + " " + refusal.column() + ": " + refusal.reason());
        }
        out.println(report.summary());
        out.flush();
        return report.refusals().isEmpty() ? 0 : 1;
    }

    private int fail(String reason) {
        spec.commandLine().getErr().println(file + ": " + reason);
        return 2;
    }
}
