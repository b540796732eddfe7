package org.diwan.audit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audit verify [FILE]}: the chain, in the database or in an export. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Looks through the audit's chain, in the database or in an exported file, and prints one line a"
                + " finding: which entry or head, and what differs.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:unbroken", "1:findings", "2:could not run"})
public final class VerifyCommand implements Callable<Integer> {

    private final Supplier<? extends BeanFactory> house;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "the whole chain as exported; none: the database")
    private @Nullable Path file;

    @Option(
            names = "--heads",
            paramLabel = "COPY",
            description = "a copy of the file of heads that was carried away, to be believed in its place")
    private @Nullable Path heads;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description =
                    "the institution's certificate (PEM) that an export must be signed with; else the one it names")
    private @Nullable Path certificate;

    /** @param house started only when there is something to do */
    public VerifyCommand(Supplier<? extends BeanFactory> house) {
        this.house = house;
    }

    @Override
    public Integer call() throws IOException {
        Path export = file;
        if (heads != null && !Files.isRegularFile(heads)) {
            return fail(heads + ": is not a file");
        }
        if (export == null) {
            return database();
        }
        if (!Files.isRegularFile(export)) {
            return fail(export + ": is not a file");
        }
        try {
            return export(export);
        } catch (Unreadable e) {
            return fail(export + ": is no exported chain");
        } catch (GeneralSecurityException e) {
            return fail(certificate + ": is no certificate");
        }
    }

    private int database() {
        var done = house.get().getBean(ChainChecks.class).run("system", heads, this::print);
        if (done.isEmpty()) {
            return fail("The chain is being checked or exported already; try again later.");
        }
        var report = done.get();
        report.later().forEach(it -> out().println("Chain " + it.after() + " was retired at " + it.at()
                + " in favour of " + it.chain().id() + ": " + it.reason()));
        String rest = report.unsealed() == 0 ? "" : ", " + number(report.unsealed()) + " not sealed yet";
        return sum(report.entries(), rest, report.findings(), report.head());
    }

    private int export(Path export) throws IOException, Unreadable, GeneralSecurityException {
        Collection<? extends Certificate> believed = certificate == null ? List.of() : HeadKeys.read(certificate);
        var report = new ExportVerification(export, believed, this::print).run();
        if (believed.isEmpty()) {
            out().println("Signed with the certificate that the export names, SHA-256 "
                    + HeadKeys.fingerprint(report.title().certificate())
                    + "; compare it with the institution's, or name that with --certificate.");
        }
        return sum(report.entries(), "", report.findings(), report.head());
    }

    private int sum(long entries, String rest, long findings, @Nullable Head head) {
        String signed = head == null
                ? "; no head is signed"
                : "; head " + head.number() + " for entry " + number(head.position()) + " signed at " + head.at();
        String state = findings == 0 ? "unbroken" : findings == 1 ? "1 finding" : number(findings) + " findings";
        out().println(number(entries) + " entries" + rest + ": " + state + signed);
        out().flush();
        return findings == 0 ? 0 : 1;
    }

    private void print(Finding finding) {
        out().println(finding);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private int fail(String reason) {
        spec.commandLine().getErr().println(reason);
        return 2;
    }
}
