package org.diwan.claims.check;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.diwan.claims.reason.Reason;
import org.diwan.registry.Care;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks claim files row by row, whatever their format, and stores nothing. */
@Component
public class ClaimCheck {

    private static final int BLOCK = 1_000;
    private static final int MOST_FINDINGS = 100_000;

    private final Care care;
    private final Clock clock;

    ClaimCheck(Care care, Clock clock) {
        this.care = care;
        this.clock = clock;
    }

    /**
     * Reads all rows and says what is wrong.
     *
     * @param facility who sends the file; none: the facility of the first row
     * @param good gets each line that is right by itself; those of {@link ClaimFindings#refusedClaims()} are not to be
     *     taken, which is known only at the end
     * @throws ClaimFileRefused where the file is none of claims, or too long
     */
    public ClaimFindings run(ClaimRows rows, @Nullable String facility, Consumer<ClaimLine> good) throws IOException {
        if (facility != null && care.facility(facility).isEmpty()) {
            throw new ClaimFileRefused(Reason.of("file-facility"));
        }
        var run = new Run(LocalDate.now(clock), facility, good);
        for (List<ClaimRow> block = block(rows); !block.isEmpty(); block = block(rows)) {
            run.check(block);
        }
        return run.end(rows);
    }

    private static List<ClaimRow> block(ClaimRows rows) throws IOException {
        var block = new ArrayList<ClaimRow>(BLOCK);
        while (block.size() < BLOCK) {
            ClaimRow row = rows.next();
            if (row == null) {
                break;
            }
            block.add(row);
        }
        return block;
    }

    /** One reading of one file. */
    private final class Run {

        private final LocalDate today;
        private final Consumer<ClaimLine> good;
        private final WholeFile file = new WholeFile();
        private final List<ClaimFinding> findings = new ArrayList<>();
        private @Nullable String facility;

        private Run(LocalDate today, @Nullable String facility, Consumer<ClaimLine> good) {
            this.today = today;
            this.facility = facility;
            this.good = good;
        }

        private void check(List<ClaimRow> block) {
            var known = new KnownCodes(care, block);
            for (ClaimRow row : block) {
                if (!row.isEmpty()) {
                    check(row, known);
                }
            }
            if (findings.size() > MOST_FINDINGS) {
                throw new ClaimFileRefused(Reason.of("file-wrong", MOST_FINDINGS));
            }
        }

        private void check(ClaimRow row, KnownCodes known) {
            String named = row.cell(ClaimColumn.FACILITY_ID);
            if (facility == null && row.readable() && known.has(ClaimColumn.FACILITY_ID, named)) {
                facility = named;
            }
            List<ClaimFinding> wrong = new LineCheck(today, known, facility).findings(row);
            wrong.stream().filter(one -> !row.told().contains(one.column())).forEach(findings::add);
            if (wrong.isEmpty()) {
                good.accept(ClaimLine.of(row));
            }
            Set<String> columns = wrong.stream().map(ClaimFinding::column).collect(Collectors.toSet());
            file.add(row.readable() ? SeenRow.of(row, columns) : SeenRow.unreadable(row));
        }

        private ClaimFindings end(ClaimRows rows) {
            if (file.records() == 0) {
                throw new ClaimFileRefused(Reason.of("file-nothing"));
            }
            findings.addAll(file.findings());
            findings.replaceAll(one -> one.at(rows.place(one.record())));
            findings.sort(Comparator.comparingInt(ClaimFinding::record)
                    .thenComparingInt(one -> ClaimColumn.KEYS.indexOf(one.column())));
            Map<Integer, String> claims = file.claimByRecord();
            Set<String> refused = findings.stream()
                    .map(one -> claims.get(one.record()))
                    .filter(Objects::nonNull)
                    .collect(Collectors.toCollection(TreeSet::new));
            return new ClaimFindings(
                    file.records(),
                    file.claims(),
                    facility,
                    file.currency().orElse(null),
                    List.copyOf(findings),
                    new HashSet<>(refused),
                    claims);
        }
    }
}
