package org.diwan;

import java.util.Set;
import org.diwan.audit.GoOnCommand;
import org.diwan.audit.VerifyCommand;
import org.diwan.catalog.ModelsCommand;
import org.diwan.claims.CheckCommand;
import org.diwan.insight.RebuildCommand;
import org.diwan.registry.ImportCommand;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the same jar: arguments that begin with a command's word run it instead of the application. */
final class Commands {

    private Commands() {}

    /** Says whether these arguments are a command. */
    static boolean areMeant(String[] arguments) {
        return arguments.length > 0
                && (Set.of("--help", "--version").contains(arguments[0])
                        || commandLine().getSubcommands().containsKey(arguments[0]));
    }

    /** Runs the command; gives its exit code: 0 well, 1 findings, 2 could not run. */
    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    private static CommandLine commandLine() {
        return new CommandLine(new Diwan())
                .addSubcommand(new ModelsCommand())
                .addSubcommand(new CommandLine(new RegistryWord()).addSubcommand(new ImportCommand(Commands::house)))
                .addSubcommand(new CommandLine(new ClaimsWord()).addSubcommand(new CheckCommand(Commands::house)))
                .addSubcommand(new CommandLine(new AuditWord())
                        .addSubcommand(new VerifyCommand(Commands::house))
                        .addSubcommand(new GoOnCommand(Commands::house)))
                .addSubcommand(new CommandLine(new InsightWord()).addSubcommand(new RebuildCommand(Commands::house)))
                .setExitCodeExceptionMapper(e -> 2)
                .setExecutionExceptionHandler(Commands::explain);
    }

    /** Starts the database, the registry, the check of claims, the audit and what counts figures alone: no pages, no engine, no timers, no log among the findings. */
    private static BeanFactory house() {
        return new SpringApplicationBuilder(CommandHouse.class)
                .web(WebApplicationType.NONE)
                .properties("logging.level.root=warn", "logging.threshold.console=off")
                .run();
    }

    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult arguments) {
        command.getErr().println(String.valueOf(e.getMessage()));
        return 2;
    }

    @Command(name = "diwan", mixinStandardHelpOptions = true, description = "Without a command the application starts.")
    private static final class Diwan {}

    @Command(name = "registry", mixinStandardHelpOptions = true, description = "The institution's records.")
    private static final class RegistryWord {}

    @Command(name = "audit", mixinStandardHelpOptions = true, description = "Who did what.")
    private static final class AuditWord {}

    @Command(name = "insight", mixinStandardHelpOptions = true, description = "Figures for managers.")
    private static final class InsightWord {}

    @Command(name = "claims", mixinStandardHelpOptions = true, description = "Claims of hospitals and pharmacies.")
    private static final class ClaimsWord {}
}
