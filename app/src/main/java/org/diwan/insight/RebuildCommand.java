package org.diwan.insight;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.diwan.insight.Rebuild.Counted;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code insight rebuild}: all figures from the facts. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description =
                "Counts all figures anew from cases, steps, certificates and claims, and prints a line a month. The"
                        + " application may run meanwhile. Stopped, it goes on where it was when called again.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "2:could not run"})
public final class RebuildCommand implements Callable<Integer> {

    private final Supplier<? extends BeanFactory> house;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--from-start", description = "begin with the first month also where some are left from before")
    private boolean fromStart;

    /** @param house started only when there is something to do */
    public RebuildCommand(Supplier<? extends BeanFactory> house) {
        this.house = house;
    }

    @Override
    public Integer call() {
        Rebuild rebuild = house.get().getBean(Rebuild.class);
        List<LocalDate> left = rebuild.left();
        boolean goesOn = !left.isEmpty() && !fromStart;
        List<LocalDate> months = goesOn ? left : rebuild.begin();
        String count = number(months.size()) + (months.size() == 1 ? " month" : " months");
        say(goesOn ? "Going on with " + count + " left" : count);
        long cases = 0;
        Duration took = Duration.ZERO;
        for (Optional<Counted> next = rebuild.next(); next.isPresent(); next = rebuild.next()) {
            Counted month = next.get();
            say("%tY-%<tm: %s cases, %s steps, %s"
                    .formatted(month.month(), number(month.cases()), number(month.steps()), seconds(month.took())));
            cases += month.cases();
            took = took.plus(month.took());
        }
        rebuild.end();
        say("Done: " + number(cases) + " cases in " + seconds(took));
        return 0;
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}
