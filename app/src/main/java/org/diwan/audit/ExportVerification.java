package org.diwan.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks through an exported chain, line by line, without a database. */
final class ExportVerification {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Collection<? extends Certificate> believed;
    private final Consumer<Finding> findings;
    private long found;

    /** @param believed certificates of the institution; none: the one that the export names */
    ExportVerification(Path file, Collection<? extends Certificate> believed, Consumer<Finding> findings) {
        this.file = file;
        this.believed = believed;
        this.findings = finding -> {
            found++;
            findings.accept(finding);
        };
    }

    /** What was found, beside the findings themselves. */
    record Report(long entries, long findings, @Nullable Head head, ExportTitle title) {}

    /** @throws Unreadable where it is no exported chain */
    Report run() throws IOException, Unreadable {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String first = lines.readLine();
            ExportTitle title = ExportTitle.of(first == null ? "" : first);
            HeadKeys keys = new HeadKeys(believed.isEmpty() ? List.of(title.certificate()) : believed);
            if (!title.isSignedBy(keys)) {
                findings.accept(
                        new Finding("the title", "it is not signed by the institution: the end may have been cut off"));
            }
            ChainCheck chain = new ChainCheck(title.chain(), new Digests(null), findings);
            HeadCheck heads = new HeadCheck(title.chain(), keys, "the export", findings);
            Head last = lines(lines, chain, heads);
            chain.end();
            heads.end();
            end(title, chain.position(), last);
            return new Report(chain.position(), found, heads.good(), title);
        } catch (java.nio.charset.MalformedInputException e) {
            throw new Unreadable(e);
        }
    }

    private @Nullable Head lines(BufferedReader lines, ChainCheck chain, HeadCheck heads) throws IOException {
        byte[] hash = null;
        Head last = null;
        long number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            try {
                JsonNode json = JSON.readTree(line);
                if (json.has("head")) {
                    last = Head.of(json);
                    heads.see(last, last.position() == chain.position() ? hash : null, chain.position());
                } else {
                    ExportLine it = ExportLine.of(json);
                    chain.link(it.seal(), it.entry());
                    hash = it.seal().hash();
                }
            } catch (JsonProcessingException | Unreadable e) {
                findings.accept(new Finding("line " + number, "it is neither an entry nor a head"));
            }
        }
        return last;
    }

    private void end(ExportTitle title, long end, @Nullable Head last) {
        if (end != title.to()) {
            findings.accept(new Finding(
                    "the end", "the export was made up to entry " + title.to() + " and ends at entry " + end));
        } else if (last == null ? end > 0 : last.position() != end || last.number() != title.head()) {
            findings.accept(new Finding("the end", "no signed head stands for the last entry"));
        }
    }
}
