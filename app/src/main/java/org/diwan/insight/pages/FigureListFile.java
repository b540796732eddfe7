package org.diwan.insight.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.diwan.insight.Figure;
import org.diwan.insight.FigureCase;
import org.diwan.insight.FigureCases;
import org.diwan.insight.pages.InsightFiles.Rows;
import org.diwan.web.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The cases behind a figure as rows, in the reader's language. */
@Component
class FigureListFile {

    private static final Set<Figure> MONEY =
            EnumSet.of(Figure.CLAIMED, Figure.ALLOWED, Figure.REDUCED, Figure.DENIED, Figure.PAID);

    private final FigureCases cases;
    private final Names names;
    private final FigureWords words;
    private final ZoneId zone;

    FigureListFile(FigureCases cases, Names names, FigureWords words, Settings settings) {
        this.cases = cases;
        this.names = names;
        this.words = words;
        this.zone = settings.zone();
    }

    static boolean isMoney(Figure figure) {
        return MONEY.contains(figure);
    }

    void write(Look look, Figure figure, @Nullable String detail, Rows rows) throws IOException {
        rows.add(heads(figure));
        Map<String, String> known = new HashMap<>();
        cases.each(look.scope(), figure, detail, line -> {
            try {
                rows.add(cells(line, figure, known));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private List<String> heads(Figure figure) {
        Stream<String> usual = Stream.of(
                "reference",
                "service",
                "office",
                "channel",
                "priority",
                "state",
                "received",
                "at",
                "decided",
                "due",
                "hours",
                "late");
        return Stream.concat(usual, isMoney(figure) ? Stream.of("amount") : Stream.empty())
                .map(key -> words.say("insight.column." + key))
                .toList();
    }

    /** @param known names looked up before: of a million lines few differ */
    private List<@Nullable Object> cells(FigureCase line, Figure figure, Map<String, String> known) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(line.reference());
        cells.add(known.computeIfAbsent("s " + line.service(), key -> names.service(line.service())));
        cells.add(known.computeIfAbsent("o " + line.office(), key -> names.office(line.office())));
        cells.add(known.computeIfAbsent("c " + line.channel(), key -> names.channel(line.channel())));
        cells.add(known.computeIfAbsent(line.priority(), key -> words.say("insight.priority." + line.priority())));
        cells.add(known.computeIfAbsent(line.status().name(), key -> words.say("insight.status." + line.status())));
        cells.add(time(line.receivedAt()));
        cells.add(time(line.at()));
        cells.add(time(line.decidedAt()));
        cells.add(time(line.dueAt()));
        cells.add(OverviewFile.hours(line.worked()));
        cells.add(known.computeIfAbsent("l " + line.late(), key -> words.say("insight.late." + line.late())));
        if (isMoney(figure)) {
            cells.add(line.amount());
        }
        return cells;
    }

    private @Nullable String time(@Nullable Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, zone).withNano(0).toString();
    }
}
