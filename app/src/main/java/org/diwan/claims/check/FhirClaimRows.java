package org.diwan.claims.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.diwan.claims.fhir.FhirProblem;
import org.diwan.claims.fhir.FhirRead;
import org.diwan.claims.fhir.FhirSyntax;
import org.diwan.claims.reason.Reason;
import org.hl7.fhir.r4.model.Claim;
import org.jspecify.annotations.Nullable;

/**
 * The items of the claims of a FHIR file, counted from 1; an entry that is refused whole is counted as one item. Nothing
 * is read before the first row is asked for.
 */
final class FhirClaimRows implements ClaimRows {

    private static final Set<String> OF_THE_CLAIM = Set.of(
            ClaimColumn.CLAIM_NO.key(),
            ClaimColumn.FACILITY_ID.key(),
            ClaimColumn.NATIONAL_ID.key(),
            ClaimColumn.PATIENT_NAME.key());

    private final RereadFile file;
    private final FhirSyntax syntax;
    private @Nullable SecondPass pass;
    private final Queue<ClaimRow> waiting = new ArrayDeque<>();
    private final List<Place> places = new ArrayList<>();

    FhirClaimRows(Path file, FhirSyntax syntax) throws IOException {
        this.file = new RereadFile(file);
        this.syntax = syntax;
    }

    /** What the first pass found, and how far the second one is. */
    private record SecondPass(FhirSubjects subjects, FhirEntries entries, FhirEntryReader reader) {}

    /** @param item from 0; -1: the whole entry */
    private record Place(int entry, int item) {}

    @Override
    public @Nullable ClaimRow next() throws IOException {
        if (pass == null) {
            pass = new SecondPass(
                    FhirSubjects.of(file, syntax), FhirEntries.open(file, syntax), new FhirEntryReader(syntax));
        }
        while (waiting.isEmpty()) {
            FhirEntry entry = pass.entries().next();
            if (entry == null) {
                refuseIfEmpty();
                return null;
            }
            add(entry, pass);
        }
        return waiting.remove();
    }

    private void refuseIfEmpty() {
        if (places.isEmpty()) {
            throw new ClaimFileRefused(Reason.of("file-no-claim"));
        }
    }

    private void add(FhirEntry entry, SecondPass second) {
        Reason refusal = second.subjects().refusal(entry);
        if (refusal != null) {
            refuse(entry, refusal);
        } else if (entry.type().equals("Claim")) {
            claim(entry, second);
        }
    }

    private void claim(FhirEntry entry, SecondPass second) {
        FhirRead<Claim> read = second.reader().claim(entry);
        Claim claim = read.resource();
        if (claim == null) {
            refuse(entry, refusal(read.problems()));
            return;
        }
        int item = 0;
        for (FhirCells line : new FhirClaim(claim, second.subjects()).lines(read.problems())) {
            Set<String> told = item == 0 ? Set.of() : OF_THE_CLAIM;
            waiting.add(line.row(record(entry, item++), told));
        }
    }

    private static Reason refusal(List<FhirProblem> problems) {
        return problems.stream()
                .findFirst()
                .map(FhirPath::inResource)
                .map(FhirSubject::refusal)
                .orElse(Reason.of("entry-no-claim"));
    }

    private void refuse(FhirEntry entry, Reason reason) {
        if (entry.isSingle()) {
            throw new ClaimFileRefused(Reason.of("file-claim", reason));
        }
        var cells = new FhirCells();
        cells.refuse(reason);
        waiting.add(cells.row(record(entry, -1), Set.of()));
    }

    private int record(FhirEntry entry, int item) {
        if (places.size() > WholeFile.MOST_LINES + FhirEntry.MOST_ENTRIES) {
            throw new ClaimFileRefused(Reason.of("file-lines"));
        }
        places.add(new Place(entry.number(), item));
        return places.size();
    }

    @Override
    public String place(int record) {
        Place place = places.get(record - 1);
        String entry = place.entry() < 0 ? "Claim" : "Bundle.entry[" + place.entry() + "]";
        String resource = place.entry() < 0 ? entry : entry + ".resource";
        return place.item() < 0 ? entry : resource + ".item[" + place.item() + "]";
    }

    @Override
    public void close() throws IOException {
        try (file) {
            if (pass != null) {
                pass.entries().close();
            }
        }
    }
}
