package org.diwan.audit;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code audit go-on --reason TEXT}: retires the chains that the file of heads knows, in favour of the database's. */
@Command(
        name = "go-on",
        mixinStandardHelpOptions = true,
        description = "Goes on with the chain that the database has, where the file of heads was opened with another:"
                + " after a new database was set up on purpose. The chains before are retired by a signed line, which"
                + " \"audit verify\" shows from then on.")
public final class GoOnCommand implements Callable<Integer> {

    private final Supplier<? extends BeanFactory> house;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why, for whoever verifies")
    private String reason = "";

    /** @param house started only when there is something to do */
    public GoOnCommand(Supplier<? extends BeanFactory> house) {
        this.house = house;
    }

    @Override
    public Integer call() throws IOException {
        if (reason.isBlank()) {
            spec.commandLine().getErr().println("Say why, with --reason");
            return 2;
        }
        List<UUID> retired = house.get().getBean(ChainChecks.class).goOn(reason.strip());
        PrintWriter out = spec.commandLine().getOut();
        retired.forEach(chain -> out.println("Retired: chain " + chain));
        out.println("The house goes on with the chain of the database.");
        out.flush();
        return 0;
    }
}
