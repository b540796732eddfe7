package org.diwan.catalog;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.diwan.catalog.check.BundleSource;
import org.diwan.catalog.check.Finding;
import org.diwan.catalog.check.ModelCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code models check PATH…}: the model police on files, without a database and without a deployment. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Works on the models of services.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:well, but for warnings", "1:findings", "2:could not run"})
public class ModelsCommand implements Callable<Integer> {

    private static final int FINDINGS = 1;
    private static final int COULD_NOT_RUN = 2;

    @Spec
    private @Nullable CommandSpec spec;

    /** Without a verb there is nothing to do. */
    @Override
    public Integer call() {
        CommandLine line = line();
        line.usage(line.getErr());
        return COULD_NOT_RUN;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Checks models and says what is wrong, one line a finding: file:line element rule: message.")
    int check(
            @Parameters(
                            paramLabel = "PATH",
                            arity = "1..*",
                            description = "a file, a service's folder, the tree that holds processes, rules and forms,"
                                    + " or a bundle (zip)")
                    List<Path> paths) {
        PrintWriter out = line().getOut();
        try {
            List<Finding> findings = findings(paths);
            findings.forEach(out::println);
            out.flush();
            return findings.stream().allMatch(finding -> finding.rule().equals(Finding.WARNING)) ? 0 : FINDINGS;
        } catch (IOException e) {
            line().getErr().println("cannot read " + e.getMessage());
            return COULD_NOT_RUN;
        }
    }

    private static List<Finding> findings(List<Path> paths) throws IOException {
        BundleSource source = BundleSource.of(paths);
        List<Finding> findings = new ArrayList<>(source.findings());
        findings.addAll(new ModelCheck(StepScan.ofClassPath()).check(source.bundles()));
        return findings.stream().distinct().sorted().toList();
    }

    private CommandLine line() {
        if (spec == null) {
            throw new IllegalStateException("runs in a command line only");
        }
        return spec.commandLine();
    }
}
